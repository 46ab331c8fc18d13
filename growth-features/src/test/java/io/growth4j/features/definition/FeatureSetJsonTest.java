package io.growth4j.features.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.growth4j.event.EventType;
import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.aggregate.Algebra;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.aggregate.Output;
import io.growth4j.features.aggregate.Runs;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.window.Window;
import io.growth4j.user.Feature;
import java.io.File;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureSetJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final FeatureSet SET = FeatureSet.of(FeatureDefinition.of(
                    new Feature.OfLong("paid", "minor units", "paid in 30 days"),
                    Aggregations.sum("amount"),
                    EventFilter.types(EventType.PURCHASE).and(EventFilter.between("amount", 1, 500)),
                    Window.days(30).rounded(Duration.ofHours(1))))
            .in(ZoneId.of("Europe/Berlin"));

    @Property(seed = "31", tries = 200)
    void parse_makesAnEqualSet(@ForAll long seed) {
        FeatureSet set = new RandomFeatures(seed).set();
        FeatureSet read = FeatureSets.parse(set.toJson());
        assertThat(read).isEqualTo(set);
        assertThat(read.toJson()).isEqualTo(set.toJson());
        assertThat(read.schema()).isEqualTo(set.schema());
    }

    @Property(seed = "32", tries = 50)
    void orderOfMembersAndBlanks_areFree(@ForAll long seed) throws Exception {
        FeatureSet set = new RandomFeatures(seed).set();
        JsonNode shuffled = shuffled(JSON.readTree(set.toJson()), new Random(seed));
        assertThat(FeatureSets.parse(shuffled.toPrettyString())).isEqualTo(set);
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(item -> copy.add(shuffled(item, random)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            Collections.shuffle(names, random);
            ObjectNode copy = JSON.createObjectNode();
            names.forEach(name -> copy.set(name, shuffled(object.get(name), random)));
            return copy;
        }
        return node;
    }

    @Test
    void standardFeatures_areRead() {
        assertThat(FeatureSets.parse(FeatureSets.standard().toJson())).isEqualTo(FeatureSets.standard());
    }

    @Test
    void json_isStable() {
        assertThat(SET.toJson())
                .isEqualTo("{\"kind\":\"FeatureSet\",\"version\":1,\"features\":[{\"kind\":\"FeatureDefinition\","
                        + "\"feature\":{\"kind\":\"OfLong\",\"name\":\"paid\",\"unit\":\"minor units\","
                        + "\"meaning\":\"paid in 30 days\"},\"expression\":{\"kind\":\"Aggregate\","
                        + "\"aggregation\":{\"kind\":\"Summary\",\"column\":\"amount\",\"statistic\":\"SUM\"},"
                        + "\"filter\":{\"kind\":\"EventFilter\",\"conditions\":[{\"kind\":\"OneOf\","
                        + "\"column\":\"type\",\"values\":[\"purchase\"]},{\"kind\":\"Between\","
                        + "\"column\":\"amount\",\"min\":1.0,\"max\":500.0}]},\"window\":{\"kind\":\"Window\","
                        + "\"length\":\"PT720H\",\"hop\":\"PT1H\"}}}],\"zone\":\"Europe/Berlin\"}");
    }

    @Test
    void everyAggregationOfTheLibrary_isRegisteredAndDrawn() throws Exception {
        Set<Class<?>> records = new TreeSet<>(java.util.Comparator.comparing(Class::getName));
        File classes = new File(Aggregation.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String packageName = Aggregation.class.getPackageName();
        for (String file : new File(classes, packageName.replace('.', '/')).list()) {
            if (file.endsWith(".class")) {
                Class<?> type = Class.forName(packageName + "." + file.substring(0, file.length() - 6));
                if (Aggregation.class.isAssignableFrom(type) && !type.isInterface()) {
                    records.add(type);
                }
            }
        }
        assertThat(Aggregations.all()).hasSizeGreaterThan(20).containsExactlyInAnyOrderElementsOf(cast(records));
        Set<Class<?>> drawn = new java.util.HashSet<>();
        new RandomFeatures(1).aggregations().forEach(aggregation -> drawn.add(aggregation.getClass()));
        assertThat(drawn).isEqualTo(records);
    }

    @SuppressWarnings("unchecked")
    private static List<Class<? extends Aggregation>> cast(Set<Class<?>> types) {
        return (List<Class<? extends Aggregation>>) (List<?>) List.copyOf(types);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "kind":"Summary"     | "kind":"Sumary"           | $.features[0].expression.aggregation.kind: unknown Aggregation 'Sumary'; did you mean Summary?
            "kind":"Between"     | "kind":"java.io.File"     | $.features[0].expression.filter.conditions[1].kind: unknown Condition 'java.io.File'; there are: OneOf, NoneOf, Between
            "kind":"OfLong"      | "kind":"OfLog"            | $.features[0].feature.kind: unknown Feature 'OfLog'; did you mean OfLong?
            "kind":"OfLong"      | "kind":"OfInstant"        | $.features[0].feature: unknown member 'unit'
            "kind":"Aggregate"   | "kind":"Aggregat"         | $.features[0].expression.kind: unknown Expression 'Aggregat'; did you mean Aggregate?
            "kind":"FeatureSet"  | "kind":"UserSet"          | $.kind is 'UserSet', not 'FeatureSet'
            "version":1          | "version":2               | $.version is 2: this library reads versions 1 to 1
            "version":1          | "version":"1"             | $.version is "1", not a whole number of 32 bits
            "version":1,         | ''                        | $ has no member 'version'
            "statistic":"SUM"    | "statistic":"SUMM"        | $.features[0].expression.aggregation.statistic: unknown value 'SUMM'; did you mean SUM?
            "column":"amount",   | ''                        | $.features[0].expression.aggregation has no member 'column'
            "column":"amount"    | "column":null             | $.features[0].expression.aggregation.column is null, not a text
            "min":1.0            | "min":"low"               | $.features[0].expression.filter.conditions[1].min is "low", not a number
            "min":1.0            | "min":1e999               | $.features[0].expression.filter.conditions[1].min is a number beyond the range of a double
            "min":1.0            | "min":500                 | $.features[0].expression.filter.conditions[1]: range [500.0, 500.0) of 'amount' is empty: min must be below max
            "max":500.0          | "max":500.0,"mx":1        | $.features[0].expression.filter.conditions[1]: unknown member 'mx'; did you mean max?
            "length":"PT720H"    | "length":"30 days"        | $.features[0].expression.window.length is '30 days', no duration such as PT48H
            "length":"PT720H"    | "length":"PT0S"           | $.features[0].expression.window: window PT0S is shorter than a millisecond
            "length":"PT720H"    | "length":null             | $.features[0].expression.window: a window over all of the past has no start to round to PT1H
            ["purchase"]         | "purchase"                | $.features[0].expression.filter.conditions[0].values is "purchase", not an array
            ["purchase"]         | [1]                       | $.features[0].expression.filter.conditions[0].values[0] is 1, not a text
            "Europe/Berlin"      | "Europe/Berln"            | $.zone is 'Europe/Berln', no time zone; did you mean Europe/Berlin
            "zone"               | "zone_"                   | $: unknown member 'zone_'; did you mean zone?
            "zone":              | "zone":"Z","zone":        | not JSON: Duplicate field 'zone'
            "features":[         | "features":[7,            | $.features[0] is 7, not an object
            "Europe/Berlin"}     | "Europe/Berlin"}]         | not JSON: Unexpected close marker ']'
            "Europe/Berlin"}     | "Europe/Berlin"           | not JSON: Unexpected end-of-input
            """)
    void wrongText_isRefusedWithItsPlace(String part, String wrong, String message) {
        String json = SET.toJson();
        assertThat(json).contains(part);
        int at = json.indexOf(part);
        String changed = json.substring(0, at) + wrong + json.substring(at + part.length());
        assertThatThrownBy(() -> FeatureSets.parse(changed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void setsThatNoOneCouldMake_areRefused() {
        String feature = SET.features().get(0).toJson();
        assertThatThrownBy(() -> FeatureSets.parse(SET.toJson().replace(feature, feature + "," + feature)))
                .hasMessage("$.features: two features are named 'paid'");
        assertThatThrownBy(() -> FeatureSets.parse(SET.toJson().replace(feature, "")))
                .hasMessage("$.features: a feature set needs at least one feature");
        assertThatThrownBy(() -> FeatureSets.parse("")).hasMessageContaining("$ is ");
        assertThatThrownBy(() -> FeatureSets.parse("[".repeat(100_000))).hasMessageContaining("not JSON");
    }

    /** An aggregation of one's own, with every type of component that can be read. */
    record Own(
            boolean flag,
            int number,
            long big,
            double real,
            String text,
            Kind constant,
            ZoneId zone,
            Aggregation inner,
            List<Duration> times,
            Map<String, Set<Integer>> groups,
            Part part)
            implements Aggregation {
        @Override
        public Algebra algebra() {
            return inner.algebra();
        }

        @Override
        public Set<Kind> kinds() {
            return inner.kinds();
        }

        @Override
        public void compute(Runs runs, Output out) {
            inner.compute(runs, out);
        }
    }

    record Part(Expression share, Window window) {}

    record Count() implements Aggregation {
        @Override
        public Algebra algebra() {
            return Algebra.GROUP;
        }

        @Override
        public Set<Kind> kinds() {
            return Set.of(Kind.LONG);
        }

        @Override
        public void compute(Runs runs, Output out) {}
    }

    record Opaque(List<?> anything) implements Aggregation {
        @Override
        public Algebra algebra() {
            return Algebra.GROUP;
        }

        @Override
        public Set<Kind> kinds() {
            return Set.of(Kind.LONG);
        }

        @Override
        public void compute(Runs runs, Output out) {}
    }

    private static FeatureSet of(Aggregation aggregation) {
        return FeatureSet.of(FeatureDefinition.of(new Feature.OfLong("own", "", ""), aggregation));
    }

    @Test
    void ownAggregation_isReadWhereItIsNamed() {
        FeatureSet own = of(new Own(
                true,
                -7,
                Long.MIN_VALUE,
                Double.NaN,
                "ä",
                Kind.DOUBLE,
                ZoneId.of("Asia/Tokyo"),
                new Own(
                        false,
                        0,
                        1,
                        -0.0,
                        "",
                        Kind.LONG,
                        ZoneId.of("Z"),
                        Aggregations.count(),
                        List.of(),
                        Map.of(),
                        new Part(SET.features().get(0).expression(), Window.ALL)),
                List.of(Duration.ofNanos(1), Duration.ofDays(-3)),
                Map.of("a", Set.of(1, 2), "", Set.of()),
                new Part(SET.features().get(0).expression(), Window.days(2))));
        assertThat(FeatureSets.parse(own.toJson(), List.of(Own.class))).isEqualTo(own);
        assertThatThrownBy(() -> FeatureSets.parse(own.toJson()))
                .hasMessageStartingWith("$.features[0].expression.aggregation.kind: unknown Aggregation 'Own'");
    }

    @Test
    void ownAggregation_mustBeARecordOfItsOwnName() {
        String json = SET.toJson();
        assertThatThrownBy(() -> FeatureSets.parse(json, List.of(Count.class)))
                .hasMessage("two classes are named 'Count': io.growth4j.features.aggregate.Count and "
                        + Count.class.getName());
        Aggregation lambda = new Aggregation() {
            @Override
            public Algebra algebra() {
                return Algebra.GROUP;
            }

            @Override
            public Set<Kind> kinds() {
                return Set.of(Kind.LONG);
            }

            @Override
            public void compute(Runs runs, Output out) {}
        };
        assertThatThrownBy(() -> FeatureSets.parse(json, List.of(lambda.getClass())))
                .hasMessageContaining("is no record");
        assertThatThrownBy(() -> FeatureSets.parse(of(new Opaque(List.of("x"))).toJson(), List.of(Opaque.class)))
                .hasMessage("$.features[0].expression.aggregation.anything[0] is of type ?, which cannot be"
                        + " read from JSON");
    }

    @Test
    void table_isReadByPeople() {
        FeatureSet set = SET.with(
                new FeatureDefinition(
                        new Feature.OfLong("away", "days", "days away"),
                        new Expression.DaysSince(new Expression.FirstKnown(List.of(
                                new Expression.Aggregate(Aggregations.lastTime(), EventFilter.ALL, Window.days(7)),
                                new Expression.Aggregate(
                                        Aggregations.firstTime(),
                                        EventFilter.notTypes(List.of(EventType.MESSAGE)),
                                        Window.ALL))))),
                new FeatureDefinition(
                        new Feature.OfDouble("share", "", "share of purchases"),
                        new Expression.Ratio(
                                new Expression.Aggregate(
                                        Aggregations.count(), EventFilter.types(EventType.PURCHASE), Window.ALL),
                                new Expression.Aggregate(
                                        Aggregations.count(), EventFilter.ALL, Window.last(Duration.ofHours(36))))));
        assertThat(set.table().toText().lines()).first().isEqualTo("features, calendar of Europe/Berlin");
        assertThat(set.table().rows().stream().map(row -> row.get(3)))
                .containsExactly(
                        "Summary[column=amount, statistic=SUM] where type in [purchase] and amount in [1.0, 500.0)"
                                + " in the last 30 d, from a multiple of PT1H".replace("PT", ""),
                        "days since TimeOf[end=LAST] in the last 7 d, else TimeOf[end=FIRST] where type not in [message]",
                        "(Count[] where type in [purchase]) / (Count[] in the last 36H)");
    }
}
