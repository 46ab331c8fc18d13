package io.growth4j.segment.rfm;

import io.growth4j.user.UserTable;
import java.util.stream.IntStream;

/** The rows of a table that have bought, and their three numbers. */
final class Buyers {
    private final UserTable users;
    private final Readings readings;
    private final int[] rows;

    private Buyers(UserTable users, Readings readings, int[] rows) {
        this.users = users;
        this.readings = readings;
        this.rows = rows;
    }

    static Buyers of(RfmInputs inputs, UserTable users) {
        Readings readings = Readings.of(inputs, users.schema());
        int[] rows = IntStream.range(0, users.size())
                .filter(row -> Readings.purchased(
                        readings.frequency().of(users, row), readings.recency().of(users, row)))
                .toArray();
        if (rows.length == 0) {
            throw new IllegalArgumentException("nobody among " + users.size() + " users has bought: '"
                    + inputs.frequency().name() + "' is absent or 0 for all, so there is nothing to fit to");
        }
        for (int row : rows) {
            if (Double.isNaN(readings.monetary().of(users, row))) {
                throw new IllegalArgumentException("user '" + users.keys().text(row) + "' has bought but has no '"
                        + inputs.monetary().name() + "'");
            }
        }
        return new Buyers(users, readings, rows);
    }

    int[] rows() {
        return rows;
    }

    double[] recency() {
        return column(readings.recency());
    }

    double[] frequency() {
        return column(readings.frequency());
    }

    double[] monetary() {
        return column(readings.monetary());
    }

    private double[] column(Reading reading) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = reading.of(users, rows[i]);
        }
        return values;
    }
}
