package io.growth4j.models.monitoring;

import io.growth4j.definition.UnknownName;
import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.models.internal.design.Numbers;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the users and scores of a model in service, and what became of them, to compare them with the baseline.
 *
 * <p>Its size is fixed: counts per range or level, no values. Monitors of one baseline merge, so each thread, process or
 * day may have its own. Not thread-safe. Observing a user allocates nothing.
 */
public final class ModelMonitor {
    private final Baseline baseline;
    private final FeatureSchema schema;
    private final long[][] counts;
    private final List<Map<String, Integer>> levels = new ArrayList<>();
    private final long[] scores;
    private final long[] positives;
    private final long[] negatives;
    private long scored;
    private long missed;

    private ModelMonitor(Baseline baseline, FeatureSchema schema) {
        this.baseline = baseline;
        this.schema = schema;
        this.counts = new long[baseline.features().size()][];
        for (int slot = 0; slot < counts.length; slot++) {
            Distribution base = baseline.features().get(slot);
            counts[slot] = new long[base.bins().count()];
            Map<String, Integer> byText = new HashMap<>();
            if (base.bins() instanceof Bins.Levels known) {
                known.levels().forEach(level -> byText.put(level, byText.size()));
            }
            levels.add(byText);
        }
        int bins = baseline.score().bins().count();
        this.scores = new long[bins];
        this.positives = new long[bins];
        this.negatives = new long[bins];
    }

    /**
     * An empty monitor.
     *
     * @param baseline what to compare with, from the model
     * @param schema the features of the users to come
     * @return the monitor
     * @throws IllegalArgumentException if the baseline is of other features
     */
    public static ModelMonitor of(Baseline baseline, FeatureSchema schema) {
        List<String> names = schema.features().stream().map(Feature::name).toList();
        for (int slot = 0; slot < Math.max(names.size(), baseline.features().size()); slot++) {
            String expected = slot < baseline.features().size()
                    ? baseline.features().get(slot).name()
                    : "no feature";
            String given = slot < names.size() ? names.get(slot) : "no feature";
            if (!expected.equals(given)) {
                throw names.contains(expected) || slot >= baseline.features().size()
                        ? new IllegalArgumentException(
                                "position " + slot + " has " + given + ", the baseline has " + expected)
                        : UnknownName.of("feature of the baseline", expected, names);
            }
        }
        return new ModelMonitor(baseline, schema);
    }

    /**
     * Counts one user.
     *
     * @param user a snapshot of the monitor's schema
     * @param score the score that was served
     */
    public void observe(UserSnapshot user, double score) {
        List<Feature> features = schema.features();
        for (int slot = 0; slot < counts.length; slot++) {
            Bins bins = baseline.features().get(slot).bins();
            if (bins instanceof Bins.Ranges ranges) {
                counts[slot][ranges.bin(number(user, slot, features.get(slot)))]++;
            } else {
                String text = user.textAt(slot);
                counts[slot][text == null ? bins.absent() : level(slot, text)]++;
            }
        }
        count(score);
    }

    private static double number(UserSnapshot user, int slot, Feature feature) {
        return feature instanceof Feature.OfDouble
                ? user.doubleAt(slot)
                : Numbers.of(user.longAt(slot), feature instanceof Feature.OfInstant, user.asOfMillis());
    }

    private int level(int slot, String text) {
        Map<String, Integer> known = levels.get(slot);
        Integer bin = known.get(text);
        return bin == null ? known.size() : bin;
    }

    private void count(double score) {
        scores[scoreBin(score)]++;
        scored++;
    }

    private int scoreBin(double score) {
        return ((Bins.Ranges) baseline.score().bins()).bin(score);
    }

    /**
     * Counts many users.
     *
     * @param users a table of the monitor's schema
     * @param served the scores that were served, one per row
     */
    public void observe(UserTable users, double[] served) {
        if (served.length != users.size()) {
            throw new IllegalArgumentException(served.length + " scores for " + users.size() + " users");
        }
        for (int slot = 0; slot < counts.length; slot++) {
            long[] into = counts[slot];
            Bins bins = baseline.features().get(slot).bins();
            if (bins instanceof Bins.Ranges ranges) {
                for (double value : Baseline.numbers(users, slot)) {
                    into[ranges.bin(value)]++;
                }
            } else {
                countLevels(users, slot, bins.absent());
            }
        }
        for (double score : served) {
            count(score);
        }
    }

    private void countLevels(UserTable users, int slot, int absent) {
        Dictionary dictionary = users.dictionary(slot);
        int[] bins = new int[dictionary.size()];
        for (int code = 0; code < bins.length; code++) {
            bins[code] = level(slot, dictionary.text(code));
        }
        for (int code : (int[]) users.column(slot)) {
            counts[slot][code == Absent.CODE ? absent : bins[code]]++;
        }
    }

    /**
     * Counts eligible users who got no score.
     *
     * @param users how many, at least 0
     */
    public void notScored(long users) {
        if (users < 0) {
            throw new IllegalArgumentException(users + " users without a score: must be at least 0");
        }
        missed += users;
    }

    /**
     * Counts what became of a user, once it is known.
     *
     * @param score the score that was served then
     * @param happened whether the user did it
     */
    public void outcome(double score, boolean happened) {
        (happened ? positives : negatives)[scoreBin(score)]++;
    }

    /**
     * Adds what another monitor has counted.
     *
     * @param other a monitor of the same baseline
     */
    public void merge(ModelMonitor other) {
        if (!baseline.equals(other.baseline)) {
            throw new IllegalArgumentException("the monitors are of different baselines");
        }
        for (int slot = 0; slot < counts.length; slot++) {
            add(counts[slot], other.counts[slot]);
        }
        add(scores, other.scores);
        add(positives, other.positives);
        add(negatives, other.negatives);
        scored += other.scored;
        missed += other.missed;
    }

    private static void add(long[] into, long[] from) {
        for (int bin = 0; bin < into.length; bin++) {
            into[bin] += from[bin];
        }
    }

    /**
     * Compares what was counted with the baseline.
     *
     * @param limits from where on to raise an alert
     * @return figures and alerts
     * @throws IllegalStateException if no user was observed
     */
    public MonitoringReport report(MonitoringLimits limits) {
        if (scored == 0) {
            throw new IllegalStateException("no user was observed yet");
        }
        List<DriftFigures> features = new ArrayList<>();
        for (int slot = 0; slot < counts.length; slot++) {
            Distribution base = baseline.features().get(slot);
            features.add(DriftFigures.of(base, distribution(base, counts[slot])));
        }
        DriftFigures score = DriftFigures.of(baseline.score(), distribution(baseline.score(), scores));
        long labelled =
                Arrays.stream(positives).sum() + Arrays.stream(negatives).sum();
        double auc = auc();
        double ks = Double.isNaN(auc) ? Double.NaN : Drift.ks(positives, negatives);
        MonitoringReport report = new MonitoringReport(
                scored,
                (double) scored / (scored + missed),
                score,
                features,
                labelled,
                auc,
                baseline.auc() - auc,
                ks,
                baseline.ks() - ks,
                List.of());
        return Alerts.add(report, limits);
    }

    private static Distribution distribution(Distribution base, long[] counted) {
        return new Distribution(
                base.name(), base.bins(), Arrays.stream(counted).boxed().toList());
    }

    /** Pairs of a positive and a negative in order; those in one range count half. */
    private double auc() {
        double won = 0;
        double below = 0;
        double yes = 0;
        for (int bin = 0; bin < positives.length; bin++) {
            won += positives[bin] * (below + negatives[bin] / 2.0);
            below += negatives[bin];
            yes += positives[bin];
        }
        return won / (yes * below);
    }
}
