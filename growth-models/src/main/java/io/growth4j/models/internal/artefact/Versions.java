package io.growth4j.models.internal.artefact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.tribuo.Tribuo;

/** The libraries that make models. */
public final class Versions {
    private Versions() {}

    /** Versions by name of the library, in order of the names. */
    public static Map<String, String> all() {
        Map<String, String> versions = new TreeMap<>();
        String own = Versions.class.getPackage().getImplementationVersion();
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
