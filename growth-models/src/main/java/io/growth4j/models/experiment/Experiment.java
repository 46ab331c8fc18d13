package io.growth4j.models.experiment;

import io.growth4j.definition.Bucketing;
import io.growth4j.definition.Definition;
import io.growth4j.definition.UnknownName;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is tried on whom: a name, which is the salt of the assignment too, and arms with their shares. The first arm is
 * control. A unit's arm never changes as long as name and weights stay.
 *
 * @param name the experiment's name, unique; two experiments of one name would assign alike
 * @param arms the arms, control first, with weights adding up to 1
 */
public record Experiment(String name, List<Arm> arms) implements Definition {
    public Experiment {
        arms = List.copyOf(arms);
        if (arms.size() < 2) {
            throw new IllegalArgumentException("experiment '" + name + "' has " + arms.size() + " arms, it needs two");
        }
        SampleRatio.requireWeights(arms.stream().map(Arm::weight).toList());
        Set<String> names = new HashSet<>();
        for (Arm arm : arms) {
            if (!names.add(arm.name())) {
                throw new IllegalArgumentException("experiment '" + name + "' has two arms '" + arm.name() + "'");
            }
        }
    }

    /**
     * One of the things that are tried.
     *
     * @param name its name
     * @param weight its share of the experiment's units, 0 to 1
     */
    public record Arm(String name, double weight) {}

    /**
     * Control against one treatment, half and half.
     *
     * @param name the experiment's name
     * @return arms {@code control} and {@code treatment}
     */
    public static Experiment of(String name) {
        return new Experiment(name, List.of(new Arm("control", 0.5), new Arm("treatment", 0.5)));
    }

    /**
     * The position of an arm.
     *
     * @param arm its name
     * @return 0 for control
     * @throws IllegalArgumentException if there is no such arm; with near misses
     */
    public int indexOf(String arm) {
        return IntStream.range(0, arms.size())
                .filter(i -> arms.get(i).name().equals(arm))
                .findFirst()
                .orElseThrow(() ->
                        UnknownName.of("arm", arm, arms.stream().map(Arm::name).toList()));
    }

    /**
     * The check of the arms' sizes.
     *
     * @return the test for these weights
     */
    public SampleRatio sampleRatio() {
        return SampleRatio.of(weights());
    }

    /** For each arm the first bucket behind it; the last is {@link Bucketing#BUCKETS}. */
    int[] ends() {
        double[] cumulative = weights();
        Arrays.parallelPrefix(cumulative, Double::sum);
        return Arrays.stream(cumulative)
                .mapToInt(share -> (int) Math.round(share * Bucketing.BUCKETS))
                .toArray();
    }

    private double[] weights() {
        return arms.stream().mapToDouble(Arm::weight).toArray();
    }
}
