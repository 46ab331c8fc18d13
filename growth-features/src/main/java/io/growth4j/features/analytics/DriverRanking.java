package io.growth4j.features.analytics;

import io.growth4j.event.EventType;
import io.growth4j.report.Table;
import io.growth4j.stat.MultipleTesting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The answer to {@link RetentionDrivers}: behaviours by the strength of their association. Immutable and thread-safe.
 *
 * @param definition what was asked
 * @param asOf only events before this instant count
 * @param users users of complete cohorts
 * @param returned those of them who returned
 * @param drivers behaviours that some did and some did not, strongest first; empty if all or none returned
 */
public record DriverRanking(
        RetentionDrivers definition, Instant asOf, long users, long returned, List<Driver> drivers) {
    public DriverRanking {
        drivers = List.copyOf(drivers);
    }

    static DriverRanking of(
            RetentionDrivers definition,
            long asOf,
            List<EventType> types,
            long users,
            long returned,
            long[] exposed,
            long[] exposedReturned) {
        List<Driver> tested = new ArrayList<>();
        for (int type = 0; type < exposed.length; type++) {
            Driver driver = new Driver(
                    types.get(type),
                    exposed[type],
                    exposedReturned[type],
                    users - exposed[type],
                    returned - exposedReturned[type],
                    Double.NaN);
            if (!Double.isNaN(driver.phi())) {
                tested.add(driver);
            }
        }
        double[] adjusted = MultipleTesting.benjaminiHochberg(
                tested.stream().mapToDouble(Driver::pValue).toArray());
        List<Driver> ranked = IntStream.range(0, adjusted.length)
                .mapToObj(i -> tested.get(i).withAdjustedP(adjusted[i]))
                .sorted(Comparator.comparingDouble((Driver driver) -> -Math.abs(driver.phi()))
                        .thenComparing(Driver::type))
                .toList();
        return new DriverRanking(definition, Instant.ofEpochMilli(asOf), users, returned, ranked);
    }

    /**
     * The drivers as a table.
     *
     * @return one row per behaviour
     */
    public Table toTable() {
        Table.Builder table = Table.of(
                "What goes with a return at age " + definition.age() + " (association, not cause)",
                "behaviour",
                "users who did it",
                "return rate",
                "return rate of others",
                "lift",
                "phi",
                "adjusted p");
        for (Driver driver : drivers) {
            double lift = driver.lift();
            table.row(
                    driver.type().name(),
                    driver.exposed(),
                    (double) driver.exposedReturned() / driver.exposed(),
                    (double) driver.othersReturned() / driver.others(),
                    Double.isNaN(lift) ? null : lift,
                    driver.phi(),
                    driver.adjustedP());
        }
        return table.build();
    }
}
