package io.growth4j.segment.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.growth4j.user.UserKeys;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationMatrixTest {
    private static final List<String> GROUPS = List.of("HIGH", "LOW");

    private static MigrationMatrix<String> matrix() {
        List<String> before = List.of("HIGH", "HIGH", "LOW", "LOW");
        List<String> after = List.of("LOW", "HIGH", "LOW", "HIGH");
        return MigrationMatrix.of(
                GROUPS, UserKeys.of("a", "b", "c", "d"), before::get, UserKeys.of("c", "b", "a", "e"), after::get);
    }

    @Test
    void usersAreMatchedByKey_notByRow() {
        assertThat(matrix().moved("HIGH", "HIGH")).isEqualTo(1);
        assertThat(matrix().moved("HIGH", "LOW")).isEqualTo(1);
        assertThat(matrix().moved("LOW", "LOW")).isEqualTo(1);
        assertThat(matrix().moved("LOW", "HIGH")).isZero();
    }

    @Test
    void newAndGoneUsers_areShown() {
        assertThat(matrix().arrived("HIGH")).isEqualTo(1);
        assertThat(matrix().arrived("LOW")).isZero();
        assertThat(matrix().gone("LOW")).isEqualTo(1);
        assertThat(matrix().gone("HIGH")).isZero();
    }

    @Test
    void stability_isTheShareOfThoseThereTwiceWhoStayed() {
        assertThat(matrix().stability()).isEqualTo(2.0 / 3);
        MigrationMatrix<String> risen =
                MigrationMatrix.of(GROUPS, UserKeys.of(1L), row -> "LOW", UserKeys.of(1L), row -> "HIGH");
        assertThat(risen.stability()).isZero();
        MigrationMatrix<String> strangers =
                MigrationMatrix.of(GROUPS, UserKeys.of(1L), row -> "LOW", UserKeys.of(2L), row -> "LOW");
        assertThat(strangers.stability()).isNaN();
    }

    @Test
    void table_holdsEveryUserOfEitherInstantOnce() {
        assertThat(matrix().toTable("moves").rows())
                .isEqualTo(List.of(
                        List.of("HIGH", 1L, 1L, 0L), List.of("LOW", 0L, 1L, 1L), Arrays.asList("new", 1L, 0L, null)));
    }

    @Test
    void badInput_isNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        MigrationMatrix.of(GROUPS, UserKeys.of("a", "a"), row -> "LOW", UserKeys.of("a"), row -> "LOW"))
                .withMessage("user 'a' stands twice at one instant");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        MigrationMatrix.of(GROUPS, UserKeys.of("a"), row -> "MID", UserKeys.of("a"), row -> "LOW"))
                .withMessage("group MID is not among [HIGH, LOW]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MigrationMatrix.of(
                        List.of("LOW", "LOW"), UserKeys.of("a"), row -> "LOW", UserKeys.of("a"), row -> "LOW"))
                .withMessageContaining("stands twice");
    }
}
