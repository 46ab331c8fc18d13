package io.growth4j.models.ltv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.growth4j.definition.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * A fit as a file of two lines of JSON: a header with format, version and the SHA-256 of the second line, and the body.
 */
final class FitFile {
    private static final String FORMAT = "growth4j-customer-base-fit";
    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private FitFile() {}

    static void write(Fit<?> fit, Path file) {
        String body = body(fit);
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("version", VERSION);
        header.put("sha256", sha256(body));
        String text = CanonicalJson.of(FORMAT, header) + "\n" + body + "\n";
        Path target = file.toAbsolutePath();
        try {
            // Not a JDK temporary file, which nobody but its owner may read.
            Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
            try {
                Files.writeString(temporary, text);
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the fit to " + file, e);
        }
    }

    private static String body(Fit<?> fit) {
        FitSummary summary = fit.summary();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("unit", summary.unit());
        body.put("logParameters", fit.point());
        body.put("logCovariance", fit.logCovariance());
        body.put("stretches", fit.stretches());
        body.put("status", summary.status());
        body.put("reason", summary.reason());
        body.put("logLikelihood", summary.logLikelihood());
        body.put("slope", summary.slope());
        body.put("evaluations", summary.evaluations());
        body.put("customers", summary.customers());
        body.put("purchases", summary.purchases());
        body.put("distinctRows", summary.distinctRows());
        body.put("data", summary.data());
        if (fit.model() instanceof CovariateModel<?> model) {
            body.put("covariates", model.names());
        }
        return CanonicalJson.of(fit.kind().name(), body);
    }

    /** Reads a fit of a kind found by its name and its covariates. */
    static Fit<?> read(Path file, BiFunction<String, List<String>, ModelKind<?>> kinds) {
        List<String> lines = lines(file);
        if (lines.size() < 2) {
            throw new IllegalArgumentException(file + " is no saved fit: it has " + lines.size() + " lines, not 2");
        }
        JsonNode header = tree(file, lines.get(0));
        if (!FORMAT.equals(header.path("kind").asText())) {
            throw new IllegalArgumentException(file + " is no saved fit: its kind is '"
                    + header.path("kind").asText() + "', not '" + FORMAT + "'");
        }
        int version = header.path("version").asInt();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    file + " is of version " + version + ": this library reads version " + VERSION);
        }
        if (!sha256(lines.get(1)).equals(header.path("sha256").asText())) {
            throw new IllegalArgumentException(file + " was changed or cut: its checksum does not match");
        }
        JsonNode body = tree(file, lines.get(1));
        List<String> covariates = new ArrayList<>();
        body.path("covariates").forEach(name -> covariates.add(name.asText()));
        return fit(kinds.apply(body.path("kind").asText(), covariates), body);
    }

    private static <M extends ParametricModel> Fit<M> fit(ModelKind<M> kind, JsonNode body) {
        double[] logs = numbers(body.get("logParameters"));
        double[][] covariance = new double[logs.length][];
        for (int i = 0; i < logs.length; i++) {
            covariance[i] = numbers(body.get("logCovariance").get(i));
        }
        FitSummary summary = new FitSummary(
                TimeScale.valueOf(body.get("unit").asText()),
                FitStatus.valueOf(body.get("status").asText()),
                body.get("reason").asText(),
                number(body.get("logLikelihood")),
                number(body.get("slope")),
                body.get("evaluations").asInt(),
                number(body.get("customers")),
                number(body.get("purchases")),
                body.get("distinctRows").asInt(),
                body.get("data").asText());
        double[][] stretches = Fit.symmetric(logs.length);
        if (body.has("stretches")) {
            Arrays.setAll(stretches, i -> numbers(body.get("stretches").get(i)));
        }
        return new Fit<>(kind, summary, logs, covariance, stretches);
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(array.get(i));
        }
        return numbers;
    }

    /** A number, or the text that stands for one that JSON does not know. */
    private static double number(JsonNode node) {
        return Double.parseDouble(node.asText());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the fit " + file, e);
        }
    }

    private static JsonNode tree(Path file, String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is no saved fit: it is not JSON", e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
