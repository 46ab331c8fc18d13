package io.growth4j.bench.quality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Checks a file of test vectors against the public interface: one line per row, then the counts.
 *
 * <p>Run: {@code mvn -q -Pvectors package -Dvectors=FILE}. The file is CSV with the columns {@code id, module, metric,
 * inputs_json, expected_json, abs_tolerance}; others are ignored. Each output line is {@code id metric
 * PASS|FAIL|UNSUPPORTED expected actual}, separated by tabs. A metric that is unknown is
 * UNSUPPORTED, and FAIL in a finished module. Exit code 1 on any FAIL, 2 when the file is missing.
 */
public final class Vectors {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** The modules in which every metric is there: one that is not is a failure. */
    private static final Set<String> FINISHED = Set.of("rfm", "segmentation", "acquisition", "features");

    private final Map<String, VectorMetric> metrics = new TreeMap<>();

    private Vectors() {
        VectorMetrics.all().forEach(metrics::putAll);
    }

    private enum Verdict {
        PASS,
        FAIL,
        UNSUPPORTED
    }

    /**
     * Runs the checks.
     *
     * @param args none; the file is the system property {@code growth4j.vectors}
     * @throws IOException if the file cannot be read
     */
    public static void main(String[] args) throws IOException {
        System.exit(new Vectors().run(System.getProperty("growth4j.vectors", ""), System.out));
    }

    private int run(String file, PrintStream out) throws IOException {
        if (file.isEmpty() || !Files.isRegularFile(Path.of(file))) {
            out.println("no file of vectors: '" + file + "'; say which with -Dvectors=FILE");
            return 2;
        }
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(Path.of(file))) {
            for (NamedCsvRecord row : rows) {
                counts.merge(check(row, out), 1, Integer::sum);
            }
        }
        for (Verdict verdict : Verdict.values()) {
            out.println(verdict + "\t" + counts.getOrDefault(verdict, 0));
        }
        return counts.containsKey(Verdict.FAIL) ? 1 : 0;
    }

    private Verdict check(NamedCsvRecord row, PrintStream out) throws JsonProcessingException {
        String metric = row.getField("metric");
        JsonNode expected = JSON.readTree(row.getField("expected_json"));
        VectorMetric code = metrics.get(metric);
        Verdict verdict = FINISHED.contains(row.getField("module")) ? Verdict.FAIL : Verdict.UNSUPPORTED;
        String actual = "";
        if (code != null) {
            String tolerance = row.getField("abs_tolerance");
            try {
                JsonNode result = JSON.valueToTree(code.compute(JSON.readTree(row.getField("inputs_json"))));
                actual = result.toString();
                boolean agrees =
                        Agreement.within(expected, result, tolerance.isEmpty() ? 0 : Double.parseDouble(tolerance));
                verdict = agrees ? Verdict.PASS : Verdict.FAIL;
            } catch (RuntimeException e) {
                verdict = Verdict.FAIL;
                actual = e.toString().replaceAll("\\s+", " ");
            }
        }
        out.println(String.join("\t", row.getField("id"), metric, verdict.name(), expected.toString(), actual));
        return verdict;
    }
}
