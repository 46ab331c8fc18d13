package io.growth4j.models.propensity;

import io.growth4j.user.TrainingSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.LongStream;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.tribuo.Tribuo;

/** Writes down where a model comes from. Holds no time of day: the same data and settings give the same text. */
final class Provenances {
    private Provenances() {}

    static Provenance of(Goal<?> goal, TrainingSet set, Parts parts, PropensityTrainer.Settings settings) {
        return new Provenance(
                goal.name(),
                goal.horizon().toMillis(),
                set.label().toJson(),
                settings.toJson(),
                cutOffs(parts.learning()).min().orElseThrow(),
                cutOffs(parts.test()).max().orElseThrow(),
                parts.learning().size(),
                parts.validation().size(),
                parts.test().size(),
                parts.byTime(),
                set.eligible(),
                settings.seed(),
                versions());
    }

    private static LongStream cutOffs(TrainingSet set) {
        return LongStream.range(0, set.size()).map(row -> set.users().asOfMillis((int) row));
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        String own = Provenances.class.getPackage().getImplementationVersion();
        versions.put("growth4j", own == null ? "unreleased" : own);
        versions.put("tribuo", Tribuo.VERSION);
        versions.put("xgboost", xgboost());
        return versions;
    }

    private static String xgboost() {
        try (InputStream in = XGBoost.class.getResourceAsStream("/xgboost4j-version.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the version of XGBoost", e);
        }
    }
}
