package io.growth4j.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownNameTest {
    private static final List<String> COLUMNS = List.of("customer_id", "amount", "date", "Data");

    @Test
    void nearMisses_areShownNearestFirst() {
        assertThat(UnknownName.of("column", "custmer_id", COLUMNS))
                .hasMessage("unknown column 'custmer_id'; did you mean customer_id?");
        assertThat(UnknownName.nearest("dat", COLUMNS)).containsExactly("Data", "date");
        assertThat(UnknownName.nearest("AMOUNT", COLUMNS)).containsExactly("amount");
        assertThat(UnknownName.nearest("customer", COLUMNS)).containsExactly("customer_id");
    }

    @Test
    void withoutNearMisses_allNamesAreShown() {
        assertThat(UnknownName.of("column", "xyz", COLUMNS))
                .hasMessage("unknown column 'xyz'; there are: customer_id, amount, date, Data");
        assertThat(UnknownName.of("column", "xyz", List.of())).hasMessage("unknown column 'xyz': there is none");
        assertThat(UnknownName.nearest("", COLUMNS)).isEmpty();
    }
}
