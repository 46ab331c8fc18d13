package io.growth4j.features.definition;

import io.growth4j.features.aggregate.Aggregation;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.user.Feature;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads feature sets from JSON: names all that may stand there. */
final class FeatureSetReader {
    private static final String KIND = "FeatureSet";

    private final RecordReader records = new RecordReader();

    FeatureSetReader(List<? extends Class<? extends Aggregation>> own) {
        records.allow(Aggregation.class, Aggregations.all()).allow(Aggregation.class, own);
        for (Class<?> sealed : List.of(Expression.class, EventFilter.Condition.class, Feature.class)) {
            records.allow(sealed, Arrays.asList(sealed.getPermittedSubclasses()));
        }
    }

    FeatureSet read(String json) {
        JsonPart all = JsonPart.of(json);
        String kind = all.member("kind").text();
        if (!kind.equals(KIND)) {
            throw all.member("kind").error("is '" + kind + "', not '" + KIND + "'");
        }
        int version = all.member("version").wholeInt();
        if (version < 1 || version > FeatureSet.VERSION) {
            throw all.member("version")
                    .error("is " + version + ": this library reads versions 1 to " + FeatureSet.VERSION);
        }
        all.onlyMembers(List.of("kind", "version", "features", "zone"));
        List<FeatureDefinition> features = new ArrayList<>();
        for (JsonPart feature : all.member("features").items()) {
            features.add(records.read(FeatureDefinition.class, feature));
        }
        ZoneId zone = RecordReader.zone(all.member("zone"));
        try {
            return new FeatureSet(features, zone);
        } catch (IllegalArgumentException e) {
            throw all.member("features").error(e);
        }
    }
}
