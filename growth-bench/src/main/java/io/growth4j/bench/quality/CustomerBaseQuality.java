package io.growth4j.bench.quality;

import io.growth4j.report.Table;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/**
 * Are customer-base models right, robust and fast: fits against published values, fits of stress sets against the climb
 * from the truth, coverage of intervals, and CPU time of a large fit.
 *
 * <p>Run: {@code mvn -q -Pquality package -Dmain=CustomerBaseQuality -Ddata=FOLDER}, with the arguments {@code
 * [references] [stress] [coverage] [speed]}, all without an argument; {@code stress:BG/NBD} and {@code coverage:BG/NBD}
 * look at one model, {@code stress:Pareto/NBD:100} at the sets from number 100 on. System properties: {@code growth4j.data} (folder of the published data; references are skipped
 * without it), {@code growth4j.sets} (stress sets and coverage runs; 20 by default, 500 in full), {@code
 * growth4j.customers} (of the large fit; 100,000 by default, a million in full).
 */
public final class CustomerBaseQuality {
    static final int SETS = Integer.getInteger("growth4j.sets", 20);

    private CustomerBaseQuality() {}

    /**
     * Runs the checks.
     *
     * @param args which of references, stress, coverage, speed; all if empty
     * @throws IOException if the data cannot be read
     */
    public static void main(String[] args) throws IOException {
        List<String> wanted = args.length == 0 ? List.of("references", "stress", "coverage", "speed") : List.of(args);
        for (String one : wanted) {
            String[] parts = (one + "::").split(":", -1);
            System.out.println(run(parts[0], parts[1], parts[2].isEmpty() ? 0 : Integer.parseInt(parts[2])));
        }
    }

    private static Object run(String check, String model, int from) throws IOException {
        List<StressedModel> models = StressedModel.all().stream()
                .filter(one -> model.isEmpty() || one.name().equals(model))
                .toList();
        return switch (check) {
            case "references" -> CustomerBaseReferences.table();
            case "stress" -> stress(models, from);
            case "coverage" -> coverage(models);
            case "speed" -> CustomerBaseSpeed.table();
            default -> throw new IllegalArgumentException("'" + check + "' is no check of customer-base models");
        };
    }

    private static Table stress(List<StressedModel> models, int from) {
        Table.Builder table = CustomerBaseStress.head(SETS);
        models.forEach(model -> new CustomerBaseStress(model, from, SETS).addTo(table));
        return table.build();
    }

    private static Table coverage(List<StressedModel> models) {
        Table.Builder table = CustomerBaseCoverage.head(SETS);
        for (StressedModel model : models) {
            for (int size : new int[] {2357, 23_570}) {
                CustomerBaseCoverage.add(table, model, size, SETS);
            }
        }
        return table.build();
    }

    /** CPU time of the whole process: compiler and collector threads count too. */
    static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
