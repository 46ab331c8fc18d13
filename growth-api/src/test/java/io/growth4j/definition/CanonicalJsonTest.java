package io.growth4j.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    enum Mode implements Definition {
        ON {
            @Override
            public String toString() {
                return "switched on";
            }
        }
    }

    record Inner(Duration window, ZoneId zone) implements Definition {}

    record Outer(
            String name, int count, double share, Mode mode, Inner inner, Set<String> tags, Map<Integer, Long> sizes)
            implements Definition {}

    @Test
    void record_isWrittenWithKindAndComponentsInOrder() {
        Outer outer = new Outer(
                "x",
                3,
                0.5,
                Mode.ON,
                new Inner(Duration.ofDays(7), ZoneId.of("Asia/Shanghai")),
                Set.of("b", "a"),
                Map.of(2, 5L, 1, 4L));
        assertThat(outer.toJson())
                .isEqualTo("{\"kind\":\"Outer\",\"name\":\"x\",\"count\":3,\"share\":0.5,\"mode\":\"ON\","
                        + "\"inner\":{\"kind\":\"Inner\",\"window\":\"PT168H\",\"zone\":\"Asia/Shanghai\"},"
                        + "\"tags\":[\"a\",\"b\"],\"sizes\":{\"1\":4,\"2\":5}}");
        assertThat(outer.fingerprint()).hasSize(16).matches("[0-9a-f]+");
    }

    @Test
    void scalars_areWrittenAsTheyAre() {
        assertThat(CanonicalJson.of(null)).isEqualTo("null");
        assertThat(CanonicalJson.of(true)).isEqualTo("true");
        assertThat(CanonicalJson.of(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
        assertThat(CanonicalJson.of(1e-7)).isEqualTo("1.0E-7");
        assertThat(CanonicalJson.of(Double.NaN)).isEqualTo("\"NaN\"");
        assertThat(CanonicalJson.of(Double.NEGATIVE_INFINITY)).isEqualTo("\"-Infinity\"");
        assertThat(CanonicalJson.of(new BigDecimal("0.1000000000000000055511"))).isEqualTo("0.1000000000000000055511");
        assertThat(CanonicalJson.of(Instant.EPOCH)).isEqualTo("\"1970-01-01T00:00:00Z\"");
        assertThat(CanonicalJson.of(Optional.of(3))).isEqualTo("3");
        assertThat(CanonicalJson.of(Optional.empty())).isEqualTo("null");
        assertThat(CanonicalJson.of(new long[] {1, 2})).isEqualTo("[1,2]");
        assertThat(CanonicalJson.of(List.of())).isEqualTo("[]");
        assertThat(CanonicalJson.of(Map.of())).isEqualTo("{}");
    }

    @Test
    void text_isEscaped() {
        assertThat(CanonicalJson.of("a\"b\\c\nd\u0001é用")).isEqualTo("\"a\\\"b\\\\c\\nd\\u0001é用\"");
    }

    @Property(seed = "2", tries = 100)
    void setsAndMaps_areWrittenAlikeWhateverTheirOrder(@ForAll List<Integer> numbers) {
        Set<Integer> forward = new LinkedHashSet<>(numbers);
        assertThat(CanonicalJson.of(new HashSet<>(numbers))).isEqualTo(CanonicalJson.of(forward));
        Map<Integer, Integer> ordered = new LinkedHashMap<>();
        numbers.forEach(number -> ordered.put(number, number));
        assertThat(CanonicalJson.of(new HashMap<>(ordered))).isEqualTo(CanonicalJson.of(ordered));
    }

    @Test
    void otherKinds_areRefusedByName() {
        assertThatThrownBy(() -> CanonicalJson.of(new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    void definitionThatSaysNothing_isRefusedInsteadOfRecursingForEver() {
        Definition silent = new Definition() {};
        assertThatThrownBy(silent::toJson)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("toJson");
    }
}
