package io.growth4j.models.uplift;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Curves of rankings that know each user's treatment and response. Such a ranking has at most four kinds of users, so its
 * curve follows from their counts; the counts may be weighted.
 */
final class PerfectCurves {
    private PerfectCurves() {}

    static Curve uplift(Tally all) {
        double treatedIdle = all.treated - all.treatedOutcome;
        double controlIdle = all.control - all.controlOutcome;
        boolean responsesDecide = all.controlOutcome > treatedIdle;
        return responsesDecide
                ? curve(
                        Tally::uplift,
                        List.of(
                                new double[] {all.treatedOutcome, 0, 0, 0},
                                new double[] {0, 0, 0, controlIdle},
                                new double[] {0, 0, all.controlOutcome, 0},
                                new double[] {0, treatedIdle, 0, 0}))
                : curve(
                        Tally::uplift,
                        List.of(
                                new double[] {all.treatedOutcome, 0, 0, 0},
                                new double[] {0, 0, 0, controlIdle},
                                new double[] {0, treatedIdle, 0, 0},
                                new double[] {0, 0, all.controlOutcome, 0}));
    }

    static Curve qini(Tally all, boolean negativeEffects) {
        double treatedIdle = all.treated - all.treatedOutcome;
        double controlIdle = all.control - all.controlOutcome;
        if (negativeEffects) {
            return curve(
                    Tally::qini,
                    List.of(
                            new double[] {all.treatedOutcome, 0, 0, 0},
                            new double[] {0, treatedIdle, 0, controlIdle},
                            new double[] {0, 0, all.controlOutcome, 0}));
        }
        double effect = all.qini();
        return new Curve("added responses", List.of(0.0, effect, all.users()), List.of(0.0, effect, effect));
    }

    /** Kinds of users, best first: treated responders, treated others, untreated responders, untreated others. */
    private static Curve curve(ToDoubleFunction<Tally> measure, List<double[]> kinds) {
        List<Double> users = new ArrayList<>(List.of(0.0));
        List<Double> values = new ArrayList<>(List.of(0.0));
        Tally tally = new Tally();
        for (double[] kind : kinds) {
            tally.add(true, 1, kind[0]);
            tally.add(true, 0, kind[1]);
            tally.add(false, 1, kind[2]);
            tally.add(false, 0, kind[3]);
            if (tally.users() > users.get(users.size() - 1)) {
                users.add(tally.users());
                values.add(measure.applyAsDouble(tally));
            }
        }
        return new Curve("added responses", users, values);
    }
}
