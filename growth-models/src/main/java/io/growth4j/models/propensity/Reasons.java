package io.growth4j.models.propensity;

import io.growth4j.report.Table;
import io.growth4j.user.Feature;
import io.growth4j.user.UserSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Why a user has a score: how much each feature moves the log-odds away from those of an average user. For a linear
 * model this is exact; for trees it is the Shapley value (Lundberg and others 2020, path-dependent TreeSHAP); for a wide
 * and deep network it is exact in the wide part, and integrated gradients in the deep one (Sundararajan, Taly and Yan
 * 2017).
 *
 * @param score the score, a probability
 * @param start the log-odds of an average user
 * @param contributions one per feature that moves the score, strongest first; {@code start} and their sum are the log-odds
 *     of the model before any calibration
 */
public record Reasons(double score, double start, List<Contribution> contributions) {
    public Reasons {
        contributions = List.copyOf(contributions);
    }

    /**
     * What one feature does.
     *
     * @param feature the feature
     * @param value its value for this user, as text; "absent" if there is none
     * @param logOdds how much it moves the log-odds; above 0 makes it likelier
     */
    public record Contribution(Feature feature, String value, double logOdds) {}

    static Reasons of(UserSnapshot user, double start, double[] bySlot, double score) {
        List<Contribution> all = new ArrayList<>();
        List<Feature> features = user.schema().features();
        for (int slot = 0; slot < bySlot.length; slot++) {
            if (bySlot[slot] != 0) {
                all.add(new Contribution(features.get(slot), value(user, slot), bySlot[slot]));
            }
        }
        all.sort(Comparator.comparingDouble((Contribution one) -> -Math.abs(one.logOdds())));
        return new Reasons(score, start, all);
    }

    private static String value(UserSnapshot user, int slot) {
        if (!user.isPresent(slot)) {
            return "absent";
        }
        Feature feature = user.schema().features().get(slot);
        if (feature instanceof Feature.OfCategory) {
            return String.valueOf(user.textAt(slot));
        }
        if (feature instanceof Feature.OfDouble) {
            return Table.text(user.doubleAt(slot));
        }
        return feature instanceof Feature.OfInstant
                ? java.time.Instant.ofEpochMilli(user.longAt(slot)).toString()
                : Long.toString(user.longAt(slot));
    }

    /**
     * The log-odds of the model before any calibration.
     *
     * @return start and all contributions
     */
    public double logOdds() {
        return start + contributions.stream().mapToDouble(Contribution::logOdds).sum();
    }

    /**
     * The reasons as text, strongest first.
     *
     * @return one line per feature, for example {@code days_since_active = 12 days: +1.31}
     */
    public List<String> lines() {
        return contributions.stream()
                .map(one -> String.format(
                        Locale.ROOT,
                        "%s = %s%s: %+.2f",
                        one.feature().name(),
                        one.value(),
                        one.feature() instanceof Feature.OfInstant
                                        || one.feature().unit().isEmpty()
                                ? ""
                                : " " + one.feature().unit(),
                        one.logOdds()))
                .toList();
    }
}
