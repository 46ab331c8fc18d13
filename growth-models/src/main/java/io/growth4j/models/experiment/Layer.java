package io.growth4j.models.experiment;

import io.growth4j.action.HoldOut;
import io.growth4j.definition.Bucketing;
import io.growth4j.definition.Definition;
import io.growth4j.definition.UnknownName;
import java.util.ArrayList;
import java.util.List;

/**
 * Experiments that must not meet: each user takes part in at most one of them (Tang, Agarwal, O'Brien and Meyer,
 * Overlapping experiment infrastructure, 2010). Experiments of different layers meet at random, since every layer and
 * every experiment hashes users with a salt of its own. Immutable and thread-safe.
 *
 * @param name the layer's name, the salt of its slices
 * @param holdOut users who take part in none
 * @param slices the experiments with their shares of the layer, in order; a share never moves when another is appended
 */
public record Layer(String name, HoldOut holdOut, List<Slice> slices) implements Definition {
    private static final double ALL = 1 + 1e-9;

    public Layer {
        slices = List.copyOf(slices);
        double total = 0;
        for (Slice slice : slices) {
            total += slice.share();
        }
        if (total > ALL) {
            throw new IllegalArgumentException("the experiments of layer '" + name + "' take " + total
                    + " of its users; exclusive experiments share at most 1");
        }
    }

    /**
     * An experiment's part of a layer.
     *
     * @param experiment the experiment
     * @param share the share of the layer's users, above 0, at most 1, rounded to a hundredth of a percent
     */
    public record Slice(Experiment experiment, double share) {
        public Slice {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "share " + share + " of experiment '" + experiment.name() + "' is not above 0 and at most 1");
            }
        }
    }

    /**
     * A layer without experiments.
     *
     * @param name its name
     * @return the layer, without hold-out
     */
    public static Layer of(String name) {
        return new Layer(name, HoldOut.NONE, List.of());
    }

    /**
     * The same layer with some users who take part in nothing.
     *
     * @param holdOut the users to leave alone; share one hold-out between layers to leave the same users alone in all
     * @return a new layer
     */
    public Layer with(HoldOut holdOut) {
        return new Layer(name, holdOut, slices);
    }

    /**
     * The same layer with one more experiment.
     *
     * @param experiment the experiment
     * @param share its share of the layer's users
     * @return a new layer
     */
    public Layer with(Experiment experiment, double share) {
        List<Slice> more = new ArrayList<>(slices);
        more.add(new Slice(experiment, share));
        return new Layer(name, holdOut, more);
    }

    /**
     * Who gets which arm of an experiment.
     *
     * @param experiment the experiment's name
     * @return its assignment
     * @throws IllegalArgumentException if it is not in this layer; with near misses
     */
    public Assignment assignment(String experiment) {
        double from = 0;
        for (Slice slice : slices) {
            double to = from + slice.share();
            if (slice.experiment().name().equals(experiment)) {
                return new Assignment(
                        slice.experiment(), holdOut, Bucketing.of("layer " + name), bucket(from), bucket(to));
            }
            from = to;
        }
        throw UnknownName.of(
                "experiment",
                experiment,
                slices.stream().map(slice -> slice.experiment().name()).toList());
    }

    private static int bucket(double share) {
        return (int) Math.round(share * Bucketing.BUCKETS);
    }
}
