package io.growth4j.models.internal.design;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.user.Feature;
import io.growth4j.user.UserTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Learns a {@link Design} from the users of a training set, and what is odd about their features. */
public final class DesignFit {
    /** More levels than this are drawn together: rare ones teach nothing and cost memory. */
    public static final int MAX_LEVELS = 50;

    private static final double MILLIS_PER_DAY = 86_400_000;

    private final UserTable users;
    private final Set<String> ignored;
    private final List<Design.Numeric> numerics = new ArrayList<>();
    private final List<Design.Category> categories = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();

    private DesignFit(UserTable users, Set<String> ignored) {
        this.users = users;
        this.ignored = ignored;
    }

    public static DesignFit of(UserTable users, Set<String> ignored) {
        DesignFit fit = new DesignFit(users, ignored);
        fit.fit();
        return fit;
    }

    public Design design(Design.Style style) {
        return new Design(users.schema(), new Design.Spec(style, List.copyOf(numerics), List.copyOf(categories)));
    }

    /** What a person should know: features that teach nothing, categories that are cut. */
    public List<String> findings() {
        return findings;
    }

    private void fit() {
        List<Feature> features = users.schema().features();
        for (int slot = 0; slot < features.size(); slot++) {
            Feature feature = features.get(slot);
            if (ignored.contains(feature.name())) {
                continue;
            }
            if (feature instanceof Feature.OfCategory) {
                fitCategory(slot, feature.name());
            } else {
                fitNumber(slot, feature);
            }
        }
        if (numerics.isEmpty() && categories.isEmpty()) {
            throw new IllegalArgumentException(
                    "no feature tells users apart: " + (findings.isEmpty() ? "there is none" : findings));
        }
    }

    private void fitNumber(int slot, Feature feature) {
        boolean instant = feature instanceof Feature.OfInstant;
        int present = 0;
        double mean = 0;
        double squares = 0;
        for (int row = 0; row < users.size(); row++) {
            double value = value(slot, row, instant);
            if (!Double.isFinite(value)) {
                continue;
            }
            if (instant && value <= 0) {
                throw new IllegalArgumentException("feature '" + feature.name() + "' of user "
                        + users.keys().text(row) + " is at or after its cut-off "
                        + java.time.Instant.ofEpochMilli(users.asOfMillis(row))
                        + ": the label would overlap the features");
            }
            present++;
            double step = value - mean;
            mean += step / present;
            squares += step * (value - mean);
        }
        int absent = users.size() - present;
        double deviation = present == 0 ? 0 : Math.sqrt(squares / present);
        if (present == 0) {
            findings.add("feature '" + feature.name() + "' is absent for every user: ignored");
        } else if (absent == 0 && deviation == 0) {
            findings.add("feature '" + feature.name() + "' is " + mean + " for every user: ignored");
        } else {
            double share = (double) absent / users.size();
            numerics.add(new Design.Numeric(slot, mean, deviation == 0 ? 1 : deviation, absent > 0, share));
        }
    }

    private double value(int slot, int row, boolean instant) {
        if (users.column(slot) instanceof double[] doubles) {
            return doubles[row];
        }
        long value = ((long[]) users.column(slot))[row];
        if (value == Absent.LONG) {
            return Double.NaN;
        }
        return instant ? (users.asOfMillis(row) - value) / MILLIS_PER_DAY : value;
    }

    private void fitCategory(int slot, String name) {
        Dictionary dictionary = users.dictionary(slot);
        int[] counts = new int[dictionary.size()];
        int absent = 0;
        for (int code : (int[]) users.column(slot)) {
            if (code == Absent.CODE) {
                absent++;
            } else {
                counts[code]++;
            }
        }
        List<Integer> seen = IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer code) -> -counts[code]).thenComparing(dictionary::text))
                .toList();
        if (seen.isEmpty() || (seen.size() == 1 && absent == 0)) {
            findings.add("feature '" + name + "' is "
                    + (seen.isEmpty() ? "absent" : "'" + dictionary.text(seen.get(0)) + "'")
                    + " for every user: ignored");
            return;
        }
        if (seen.size() > MAX_LEVELS) {
            findings.add("feature '" + name + "' has " + seen.size() + " levels: only the " + MAX_LEVELS
                    + " most frequent are told apart");
        }
        List<Integer> kept = seen.subList(0, Math.min(MAX_LEVELS, seen.size()));
        double n = users.size();
        categories.add(new Design.Category(
                slot,
                kept.stream().map(dictionary::text).toList(),
                kept.stream().map(code -> counts[code] / n).toList(),
                absent > 0,
                absent / n));
    }
}
