package io.growth4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Table TABLE = Table.of("Sizes", "segment", "users", "share")
            .row("new, \"fresh\"", 12L, 0.25)
            .row("old", 3456L, null)
            .build();

    @Test
    void text_alignsNumbersToTheRightAndShowsUnknownAsADot() {
        assertThat(TABLE.toText()).isEqualTo("""
                        Sizes
                          segment      users  share
                          new, "fresh"    12 0.2500
                          old           3456      ·
                        """);
    }

    @Test
    void csv_quotesAsRfc4180AndLeavesUnknownEmpty() {
        assertThat(TABLE.toCsv()).isEqualTo("segment,users,share\r\n\"new, \"\"fresh\"\"\",12,0.25\r\nold,3456,\r\n");
    }

    @Test
    void rowOfOtherLength_isRefused() {
        assertThatThrownBy(() -> Table.of("t", "a", "b").row(1L).build())
                .hasMessageContaining("1 cells, the table has 2");
    }

    @Test
    void column_isNumericIfAllKnownCellsAreNumbers() {
        assertThat(TABLE.isNumeric(0)).isFalse();
        assertThat(TABLE.isNumeric(2)).isTrue();
    }

    @Test
    void numbers_haveFourSignificantDigits() {
        assertThat(Table.text(0.0)).isEqualTo("0.0000");
        assertThat(Table.text(1.23456)).isEqualTo("1.235");
        assertThat(Table.text(12345.6)).isEqualTo("12346");
        assertThat(Table.text(1.5e-7)).isEqualTo("1.50e-07");
        assertThat(Table.text(Double.NaN)).isEqualTo("NaN");
        assertThat(Table.text(7L)).isEqualTo("7");
    }

    @Test
    void plots_giveTheirNumbersAsTables() {
        Plot lines = new Plot.Lines(
                "l", "day", "users", List.of(1.0, 2.0), List.of(new Plot.Series("a", List.of(5.0, Double.NaN))));
        assertThat(lines.table().toCsv()).isEqualTo("day,a\r\n1.0,5.0\r\n2.0,\r\n");
        Plot bars = new Plot.Bars("b", "users", List.of("x"), List.of(new Plot.Series("a", List.of(-1.0))), true);
        assertThat(bars.table().toCsv()).isEqualTo(",a\r\nx,-1.0\r\n");
        Plot map = new Plot.HeatMap(
                "h", "cohort", "age", List.of("c1"), List.of("0", "1"), List.of(Arrays.asList(1.0, null)));
        assertThat(map.table().toCsv()).isEqualTo("cohort,0,1\r\nc1,1.0,\r\n");
    }

    @Test
    void plotOfWrongShape_isRefused() {
        List<Plot.Series> two = List.of(new Plot.Series("a", List.of(1.0, 2.0)));
        assertThatThrownBy(() -> new Plot.Lines("l", "", "", List.of(1.0), two))
                .hasMessageContaining("series 'a' has 2 values, the axis has 1");
        assertThatThrownBy(() -> new Plot.HeatMap("h", "", "", List.of("r"), List.of("c"), List.of()))
                .hasMessageContaining("0 rows of values for 1 names");
        assertThatThrownBy(() -> new Plot.HeatMap("h", "", "", List.of("r"), List.of("c"), List.of(List.of(1.0, 2.0))))
                .hasMessageContaining("row 'r' has 2 values, there are 1 columns");
    }
}
