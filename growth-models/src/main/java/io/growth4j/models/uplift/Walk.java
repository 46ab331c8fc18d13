package io.growth4j.models.uplift;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Walks down a ranking and sums areas, users counted once or with the weights of a bootstrap replication. Nothing is
 * allocated per user.
 */
final class Walk {
    private final UpliftRanking ranking;
    private final byte @Nullable [] weights;

    Walk(UpliftRanking ranking, byte @Nullable [] weights) {
        this.ranking = ranking;
        this.weights = weights;
    }

    private double weight(int rank) {
        return weights == null ? 1 : weights[rank];
    }

    /** All users together. */
    Tally total() {
        Tally tally = new Tally();
        for (int rank = 0; rank < ranking.size(); rank++) {
            tally.add(ranking.isTreated(rank), ranking.outcome(rank), weight(rank));
        }
        return tally;
    }

    /** The trapezoid area below a measure, ties collapsed. */
    double area(ToDoubleFunction<Tally> measure) {
        Tally tally = new Tally();
        double area = 0;
        double users = 0;
        double value = 0;
        for (int rank = 0; rank < ranking.size(); rank++) {
            tally.add(ranking.isTreated(rank), ranking.outcome(rank), weight(rank));
            if (ranking.isLastOfTies(rank)) {
                double next = measure.applyAsDouble(tally);
                area += (tally.users() - users) * (next + value) / 2;
                users = tally.users();
                value = next;
            }
        }
        return area;
    }

    /**
     * The sum of the users' mean uplift times their number, over every whole number of users; ties lie on the straight
     * line between their ends. Before both arms are there, the mean uplift rises straight from 0.
     */
    double sumOfGains() {
        Tally tally = new Tally();
        double sum = 0;
        double users = 0;
        double gain = 0;
        for (int rank = 0; rank < ranking.size(); rank++) {
            tally.add(ranking.isTreated(rank), ranking.outcome(rank), weight(rank));
            if (ranking.isLastOfTies(rank) && tally.hasBoth()) {
                double more = tally.users() - users;
                double next = tally.uplift();
                sum += users == 0 ? next * (more + 1) * (2 * more + 1) / (6 * more) : straight(more, gain, next);
                users = tally.users();
                gain = next;
            }
        }
        return users == 0 ? Double.NaN : sum;
    }

    /** The sum of Radcliffe's qini over every whole number of users, straight over ties and over a start of treated only. */
    double sumOfQinis() {
        Tally tally = new Tally();
        double sum = 0;
        double users = 0;
        double qini = 0;
        for (int rank = 0; rank < ranking.size(); rank++) {
            tally.add(ranking.isTreated(rank), ranking.outcome(rank), weight(rank));
            if (ranking.isLastOfTies(rank) && tally.control > 0) {
                double next = tally.qini();
                sum += straight(tally.users() - users, qini, next);
                users = tally.users();
                qini = next;
            }
        }
        return tally.hasBoth() ? sum : Double.NaN;
    }

    /** The sum over whole numbers of a straight line, its start left out. */
    private static double straight(double more, double from, double to) {
        return more * from + (to - from) * (more + 1) / 2;
    }

    Curve curve(String name, ToDoubleFunction<Tally> measure) {
        List<Double> users = new ArrayList<>(List.of(0.0));
        List<Double> values = new ArrayList<>(List.of(0.0));
        Tally tally = new Tally();
        for (int rank = 0; rank < ranking.size(); rank++) {
            tally.add(ranking.isTreated(rank), ranking.outcome(rank), weight(rank));
            if (ranking.isLastOfTies(rank)) {
                users.add(tally.users());
                values.add(measure.applyAsDouble(tally));
            }
        }
        return new Curve(name, users, values);
    }
}
