package io.growth4j.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.definition.Bucketing;
import io.growth4j.definition.Definition;
import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserTableTest {
    private static final Feature.OfLong COUNT = new Feature.OfLong("count", "events", "how many");
    private static final Feature.OfDouble SHARE = new Feature.OfDouble("share", "", "how much");
    private static final Feature.OfInstant SEEN = new Feature.OfInstant("seen", "when");
    private static final Feature.OfCategory CITY = new Feature.OfCategory("city", "where");
    private static final FeatureSchema SCHEMA = FeatureSchema.of(COUNT, SHARE, SEEN, CITY);

    record Label(String name) implements Definition {}

    private static UserTable.Builder columns(UserTable.Builder builder) {
        return builder.column(COUNT, new long[] {1, Absent.LONG, 3})
                .column(SHARE, new double[] {Double.NaN, 0.5, 0.25})
                .column(SEEN, new long[] {10, 20, Absent.LONG})
                .column(CITY, new int[] {0, Absent.CODE, 1}, Dictionary.of(List.of("Rome", "Oslo")));
    }

    private static UserTable table() {
        return columns(UserTable.of(SCHEMA, UserKeys.of("a", "b", "c"), new long[] {100, 200, 300}))
                .build();
    }

    @Test
    void row_readsWhatTheColumnsHold() {
        UserTable.Row row = table().cursor();
        assertThat(row.moveTo(2).longAt(0)).isEqualTo(3);
        assertThat(row.doubleAt(1)).isEqualTo(0.25);
        assertThat(row.textAt(3)).isEqualTo("Oslo");
        assertThat(row.isPresent(2)).isFalse();
        assertThat(row.userId()).isEqualTo("c");
        assertThat(row.asOf()).isEqualTo(Instant.ofEpochMilli(300));
        assertThat(row.moveTo(1).isPresent(0)).isFalse();
        assertThat(row.isPresent(1)).isTrue();
        assertThat(row.textAt(3)).isNull();
        assertThat(row.moveTo(0).isPresent(1)).isFalse();
        assertThatThrownBy(() -> table().row(3)).hasMessageContaining("row 3 of a table of 3 rows");
    }

    @Test
    void snapshot_readsLikeTheRowOfATable() {
        UserSnapshot made = UserSnapshots.of(SCHEMA, "c", Instant.ofEpochMilli(300))
                .with(COUNT, 3)
                .with(SHARE, 0.25)
                .with(CITY, "Oslo")
                .build();
        UserSnapshot row = table().row(2);
        for (int slot = 0; slot < SCHEMA.size(); slot++) {
            assertThat(made.isPresent(slot)).as("slot %d", slot).isEqualTo(row.isPresent(slot));
        }
        assertThat(made.longAt(0)).isEqualTo(row.longAt(0));
        assertThat(made.longAt(2)).isEqualTo(row.longAt(2)).isEqualTo(Absent.LONG);
        assertThat(made.doubleAt(1)).isEqualTo(row.doubleAt(1));
        assertThat(made.textAt(3)).isEqualTo(row.textAt(3));
        assertThat(made.asOf()).isEqualTo(row.asOf());
    }

    @Test
    void select_takesRowsInTheGivenOrder() {
        UserTable some = table().select(new int[] {2, 0, 2});
        assertThat(IntStream.range(0, 3).mapToObj(some.keys()::text)).containsExactly("c", "a", "c");
        assertThat(some.longs(COUNT)).containsExactly(3, 1, 3);
        assertThat(some.codes(CITY)).containsExactly(1, 0, 1);
        assertThat(some.asOfMillis(1)).isEqualTo(100);
        assertThat(table().select(new int[0]).size()).isZero();
    }

    @Test
    void columnOfWrongLengthOrMissing_isRefused() {
        UserTable.Builder builder = UserTable.of(SCHEMA, UserKeys.of(1, 2), 0);
        assertThatThrownBy(() -> builder.column(COUNT, new long[3]))
                .hasMessageContaining("'count' has 3 values for 2 users");
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[count, share, seen, city]");
        assertThatThrownBy(() -> UserTable.of(SCHEMA, UserKeys.of(1, 2), new long[3]))
                .hasMessageContaining("3 instants");
        assertThatThrownBy(() -> table().dictionary(0)).hasMessageContaining("not a category");
    }

    @Test
    void keys_nameUsersByNumberOrText() {
        UserKeys numbers = UserKeys.of(7L, 42L);
        UserKeys texts = UserKeys.of("7", "x");
        assertThat(numbers.text(1)).isEqualTo("42");
        assertThat(numbers.areNumbers()).isTrue();
        assertThatThrownBy(() -> texts.number(1)).hasMessageContaining("'x'");
        Bucketing bucketing = Bucketing.of("s");
        assertThat(numbers.bucket(0, bucketing)).isEqualTo(texts.bucket(0, bucketing));
    }

    @Test
    void trainingSet_splitsByCutOff() {
        TrainingSet set = TrainingSet.of(table(), new Label("churn"), new double[] {0, 1, 1});
        assertThat(set.before(Instant.ofEpochMilli(200)).size()).isEqualTo(1);
        assertThat(set.from(Instant.ofEpochMilli(200)).labels()).containsExactly(1, 1);
        assertThat(set.from(Instant.ofEpochMilli(200)).eligible()).isEqualTo(2);
        assertThat(set.label()).isEqualTo(new Label("churn"));
    }

    @Test
    void trainingSetOfBadLabels_isRefused() {
        Label label = new Label("churn");
        assertThatThrownBy(() -> TrainingSet.of(table(), label, new double[] {0, Double.NaN, 1}))
                .hasMessageContaining("row 1, user b: label NaN");
        assertThatThrownBy(() -> TrainingSet.of(table(), label, new double[2])).hasMessageContaining("2 labels");
        assertThatThrownBy(() -> new TrainingSet(table(), label, new double[3], new double[] {1, 0, 1}, 3))
                .hasMessageContaining("weight 0.0");
    }
}
