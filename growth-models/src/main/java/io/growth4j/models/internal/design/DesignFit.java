package io.growth4j.models.internal.design;

import io.growth4j.user.Feature;
import io.growth4j.user.UserTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Learns a {@link Design} from the users of a training set, and what is odd about their features. */
public final class DesignFit {
    /** More levels than this are drawn together: rare ones teach nothing and cost memory. */
    public static final int MAX_LEVELS = 50;

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
        return Numbers.of(((long[]) users.column(slot))[row], instant, users.asOfMillis(row));
    }

    private void fitCategory(int slot, String name) {
        LevelCounts seen = LevelCounts.of(users, slot);
        List<String> levels = seen.levels();
        if (levels.isEmpty() || (levels.size() == 1 && seen.absent() == 0)) {
            findings.add("feature '" + name + "' is " + (levels.isEmpty() ? "absent" : "'" + levels.get(0) + "'")
                    + " for every user: ignored");
            return;
        }
        if (levels.size() > MAX_LEVELS) {
            findings.add("feature '" + name + "' has " + levels.size() + " levels: only the " + MAX_LEVELS
                    + " most frequent are told apart");
        }
        int kept = Math.min(MAX_LEVELS, levels.size());
        double n = users.size();
        categories.add(new Design.Category(
                slot,
                List.copyOf(levels.subList(0, kept)),
                seen.counts().subList(0, kept).stream().map(count -> count / n).toList(),
                seen.absent() > 0,
                seen.absent() / n));
    }
}
