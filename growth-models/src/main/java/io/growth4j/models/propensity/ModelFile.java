package io.growth4j.models.propensity;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.growth4j.models.evaluation.CalibrationCurve;
import io.growth4j.models.evaluation.Calibrator;
import io.growth4j.models.evaluation.GainsTable;
import io.growth4j.models.evaluation.Verdict;
import io.growth4j.models.monitoring.Baseline;
import io.growth4j.models.monitoring.Bins;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one file of a model: a line that says format, checksum and length, then JSON.
 *
 * <pre>growth4j propensity model, format 1, sha256 0a1b…, 12345 bytes</pre>
 */
final class ModelFile {
    /** Raised when older versions could not read what is written. */
    static final int FORMAT = 1;

    private static final String HEAD = "growth4j propensity model, format %d, sha256 %s, %d bytes%n";
    private static final Pattern HEADER =
            Pattern.compile("growth4j propensity model, format (\\d{1,9}), sha256 ([0-9a-f]{64}), (\\d{1,18}) bytes");
    private static final int LONGEST_HEADER = 200;

    private static final ObjectMapper JSON =
            new ObjectMapper().addMixIn(Calibrator.class, CalibratorKinds.class).addMixIn(Bins.class, BinsKinds.class);

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Calibrator.None.class, name = "none"),
        @JsonSubTypes.Type(value = Calibrator.Platt.class, name = "platt"),
        @JsonSubTypes.Type(value = Calibrator.Isotonic.class, name = "isotonic")
    })
    private interface CalibratorKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Bins.Ranges.class, name = "ranges"),
        @JsonSubTypes.Type(value = Bins.Levels.class, name = "levels")
    })
    private interface BinsKinds {}

    private ModelFile() {}

    /** All that is saved. */
    record Content(
            Provenance provenance,
            List<SavedFeature> features,
            Kernel.Parameters parameters,
            Calibrator calibrator,
            double threshold,
            Map<String, Double> measures,
            Verdict verdict,
            List<String> findings,
            GainsTable gains,
            CalibrationCurve calibration,
            Baseline baseline) {
        FeatureSchema schema() {
            Map<Feature, String> definitions = new LinkedHashMap<>();
            features.forEach(saved -> definitions.put(saved.feature(), saved.definition));
            return FeatureSchema.of(definitions);
        }
    }

    /** One feature with its definition. */
    record SavedFeature(String type, String name, String unit, String meaning, String definition) {
        static List<SavedFeature> of(FeatureSchema schema) {
            List<SavedFeature> saved = new java.util.ArrayList<>();
            for (Feature feature : schema.features()) {
                String type = feature.getClass().getSimpleName().substring(2);
                String definition = schema.definition(saved.size());
                saved.add(new SavedFeature(type, feature.name(), feature.unit(), feature.meaning(), definition));
            }
            return saved;
        }

        Feature feature() {
            return switch (type) {
                case "Long" -> new Feature.OfLong(name, unit, meaning);
                case "Double" -> new Feature.OfDouble(name, unit, meaning);
                case "Instant" -> new Feature.OfInstant(name, meaning);
                case "Category" -> new Feature.OfCategory(name, meaning);
                default -> throw new IllegalArgumentException("feature '" + name + "' is of unknown type " + type);
            };
        }
    }

    static void write(Path file, Content content) {
        try {
            byte[] body = JSON.writeValueAsBytes(content);
            byte[] head = HEAD.replace("%n", "\n")
                    .formatted(FORMAT, sha256(body, 0), body.length)
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] all = Arrays.copyOf(head, head.length + body.length);
            System.arraycopy(body, 0, all, head.length, body.length);
            Path target = file.toAbsolutePath();
            // Not a JDK temporary file, which nobody but its owner may read.
            Path unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
            try {
                Files.write(unfinished, all, StandardOpenOption.CREATE_NEW);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write model file " + file, e);
        }
    }

    static Content read(Path file) {
        try {
            byte[] all = Files.readAllBytes(file);
            int start = bodyStart(file, all);
            return JSON.readValue(all, start, all.length - start, Content.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read model file " + file, e);
        }
    }

    private static int bodyStart(Path file, byte[] all) {
        int end = 0;
        while (end < Math.min(all.length, LONGEST_HEADER) && all[end] != '\n') {
            end++;
        }
        Matcher header = HEADER.matcher(new String(all, 0, end, StandardCharsets.US_ASCII));
        if (!header.matches()) {
            throw new IllegalArgumentException(file + " is not a growth4j propensity model");
        }
        int format = Integer.parseInt(header.group(1));
        if (format > FORMAT) {
            throw new IllegalArgumentException(file + " is of format " + format
                    + ", written by a newer version; this one reads up to format " + FORMAT);
        }
        long expected = Long.parseLong(header.group(3));
        int start = Math.min(end + 1, all.length);
        if (all.length - start != expected) {
            throw new IllegalArgumentException(
                    file + " is cut or padded: it has " + (all.length - start) + " of " + expected + " bytes");
        }
        if (!sha256(all, start).equals(header.group(2))) {
            throw new IllegalArgumentException(file + " was altered: its checksum does not match");
        }
        return start;
    }

    private static String sha256(byte[] bytes, int from) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, from, bytes.length - from);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
