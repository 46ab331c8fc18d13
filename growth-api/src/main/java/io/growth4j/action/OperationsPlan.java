package io.growth4j.action;

import io.growth4j.definition.CanonicalJson;
import io.growth4j.definition.Definition;
import io.growth4j.segment.Segmentation;
import io.growth4j.segment.Segmenter;
import io.growth4j.user.UserKeys;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Running a product by segments, as an object: the segmenter that divides, the playbook that says what each class gets,
 * and a review of whether the whole is fit to run. Immutable and thread-safe.
 *
 * @param <S> the classes
 */
public final class OperationsPlan<S> implements Definition {
    /** The share of users that should keep their class from one period to the next: this project's choice. */
    public static final double STABLE = 0.8;

    private static final int AMBIGUOUS = -1;

    private final String name;
    private final Segmenter<S> segmenter;
    private final Playbook<S> playbook;
    private final double stable;

    private OperationsPlan(String name, Segmenter<S> segmenter, Playbook<S> playbook, double stable) {
        this.name = name;
        this.segmenter = segmenter;
        this.playbook = playbook;
        this.stable = stable;
        if (!(stable >= 0 && stable <= 1)) {
            throw new IllegalArgumentException("share of stable users " + stable + " is outside 0 to 1");
        }
    }

    /** The steps of working with segments, in order; the last leads back to the first. */
    public enum Step {
        /** Understand the business: what users do, and what is worth something. */
        UNDERSTAND,
        /** Choose the model that divides users. */
        CHOOSE_MODEL,
        /** Divide them. */
        DIVIDE,
        /** Give every class a strategy. */
        MATCH_STRATEGY,
        /** Try it on some, with a hold-out. */
        TRIAL,
        /** Judge it by experiment, and improve. */
        JUDGE
    }

    /**
     * A plan with the standard demand for stability, {@link #STABLE}.
     *
     * @param name its name
     * @param segmenter what divides users into classes
     * @param playbook what each class gets
     * @param <S> the classes
     * @return the plan
     */
    public static <S> OperationsPlan<S> of(String name, Segmenter<S> segmenter, Playbook<S> playbook) {
        return new OperationsPlan<>(name, segmenter, playbook, STABLE);
    }

    /**
     * The same plan with another demand for stability.
     *
     * @param share the share of users that should keep their class, 0 to 1
     * @return a new plan
     */
    public OperationsPlan<S> requireStable(double share) {
        return new OperationsPlan<>(name, segmenter, playbook, share);
    }

    /**
     * What each class gets.
     *
     * @return the playbook
     */
    public Playbook<S> playbook() {
        return playbook;
    }

    /**
     * Reviews the plan on two divisions of the users, one period apart.
     *
     * @param before the classes at the earlier instant
     * @param now the classes at the later instant
     * @param eligible how many users there are to divide, 0 or more
     * @return coverage, exclusivity, stability, actionability and the three principles
     * @throws IllegalArgumentException if a division was made by another segmenter
     */
    public OperationsReview review(Segmentation<S> before, Segmentation<S> now, long eligible) {
        requireOwn(before);
        requireOwn(now);
        Map<Object, Integer> earlier = classes(before);
        Map<Object, Integer> later = classes(now);
        List<String> idle = segmenter.outcomes().stream()
                .filter(outcome -> playbook.rule(outcome, Set.of()).isEmpty())
                .map(Object::toString)
                .toList();
        return new OperationsReview(
                this,
                eligible == 0 ? Double.NaN : (double) later.size() / eligible,
                share(later.values().stream().filter(code -> code != AMBIGUOUS).count(), later.size()),
                stability(earlier, later),
                share(
                        segmenter.outcomes().size() - idle.size(),
                        segmenter.outcomes().size()),
                idle,
                stable,
                segmenter.features().size());
    }

    private void requireOwn(Segmentation<S> segmentation) {
        if (!segmentation.definition().equals(segmenter.definition())) {
            throw new IllegalArgumentException(
                    "plan '" + name + "' divides by " + segmenter.definition().toJson() + ", not by "
                            + segmentation.definition().toJson());
        }
    }

    /** The class of each user, or ambiguous for one who stands in rows of several classes. */
    private static Map<Object, Integer> classes(Segmentation<?> segmentation) {
        UserKeys keys = segmentation.users().keys();
        Map<Object, Integer> classes = new HashMap<>();
        for (int row = 0; row < segmentation.size(); row++) {
            Object user = keys.areNumbers() ? keys.number(row) : keys.text(row);
            classes.merge(user, segmentation.code(row), (a, b) -> a.equals(b) ? a : Integer.valueOf(AMBIGUOUS));
        }
        return classes;
    }

    /** One minus the share of users changing class, among those who are in both divisions. */
    private static double stability(Map<Object, Integer> before, Map<Object, Integer> now) {
        long both = 0;
        long kept = 0;
        for (Map.Entry<Object, Integer> user : now.entrySet()) {
            Integer earlier = before.get(user.getKey());
            both += earlier == null ? 0 : 1;
            kept += user.getValue().equals(earlier) ? 1 : 0;
        }
        return share(kept, both);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    @Override
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("segmenter", segmenter.definition());
        members.put("playbook", playbook);
        members.put("stable", stable);
        return CanonicalJson.of("OperationsPlan", members);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OperationsPlan<?> that && toJson().equals(that.toJson());
    }

    @Override
    public int hashCode() {
        return toJson().hashCode();
    }

    @Override
    public String toString() {
        return toJson();
    }
}
