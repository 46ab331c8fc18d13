package io.growth4j.models.internal.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The gradient of the whole loss against finite differences, for every weight of every part. */
class NetworkGradientTest {
    private static final double STEP = 1e-6;

    @Property(seed = "71", tries = 40)
    void gradient_equalsFiniteDifferences_ofEveryWeight(
            @ForAll @IntRange(max = 3) int layers,
            @ForAll @IntRange(max = 5) int numbers,
            @ForAll @IntRange(max = 3) int categories,
            @ForAll @IntRange(min = 1, max = 9) int rows,
            @ForAll boolean drops,
            @ForAll @IntRange(max = 100_000) int seed) {
        Random random = new Random(seed);
        Topology topology = topology(random, layers, numbers, categories);
        Examples examples = examples(random, topology, rows);
        double[] theta = random.doubles(topology.size(), -1, 1).toArray();
        NetworkLoss loss = new NetworkLoss(topology, rows, drops ? 0.4 : 0, 0.3);
        double[] gradient = new double[theta.length];
        evaluate(loss, theta, examples, seed, gradient);
        double[] ignored = new double[theta.length];
        for (int i = 0; i < theta.length; i++) {
            double here = theta[i];
            theta[i] = here + STEP;
            double above = evaluate(loss, theta, examples, seed, ignored);
            theta[i] = here - STEP;
            double below = evaluate(loss, theta, examples, seed, ignored);
            theta[i] = here;
            assertThat(gradient[i])
                    .as("weight %s of %s", i, topology)
                    .isCloseTo((above - below) / (2 * STEP), within(1e-7));
        }
    }

    /** The same seed drops the same units. */
    private static double evaluate(NetworkLoss loss, double[] theta, Examples examples, int seed, double[] gradient) {
        int[] order = IntStream.range(0, examples.size()).toArray();
        return loss.evaluate(theta, examples, order, 0, order.length, 1.5, new SplittableRandom(seed), gradient);
    }

    @Property(seed = "72", tries = 40)
    void compiledNetwork_equalsTheTrainedOne(
            @ForAll @IntRange(max = 3) int layers,
            @ForAll @IntRange(max = 9) int numbers,
            @ForAll @IntRange(max = 3) int categories,
            @ForAll @IntRange(max = 100_000) int seed) {
        Random random = new Random(seed);
        Topology topology = topology(random, layers, numbers, categories);
        Examples examples = examples(random, topology, 20);
        double[] theta = random.doubles(topology.size(), -1, 1).toArray();
        NetworkLoss loss = new NetworkLoss(topology, 20, 0, 0);
        double trained = evaluate(loss, theta, examples, seed, new double[theta.length]);
        double served = new CompiledNetwork(topology, theta).logLoss(examples);
        assertThat(served * examples.totalWeight() / (1.5 * 20)).isCloseTo(trained, within(1e-12));
    }

    @Property(seed = "73", tries = 60)
    void integratedGradients_sumToTheDifferenceOfOutputs(
            @ForAll @IntRange(min = 1, max = 3) int layers,
            @ForAll @IntRange(min = 1, max = 6) int numbers,
            @ForAll @IntRange(max = 100_000) int seed) {
        Random random = new Random(seed);
        Topology topology = topology(random, layers, numbers, 0);
        IntegratedGradients network = new IntegratedGradients(
                topology, random.doubles(topology.size(), -2, 2).toArray());
        double[] from = random.doubles(numbers, -3, 3).toArray();
        double[] to = random.doubles(numbers, -3, 3).toArray();
        double sum = IntStream.range(0, numbers)
                .mapToDouble(i -> network.attribute(from, to)[i])
                .sum();
        assertThat(sum).isCloseTo(network.output(to) - network.output(from), within(1e-6));
    }

    @Property(seed = "74", tries = 10)
    void integratedGradients_equalAFineSumOfGradients(@ForAll @IntRange(max = 100_000) int seed) {
        Random random = new Random(seed);
        Topology topology = topology(random, 2, 3, 0);
        IntegratedGradients network = new IntegratedGradients(
                topology, random.doubles(topology.size(), -2, 2).toArray());
        double[] from = random.doubles(3, -3, 3).toArray();
        double[] to = random.doubles(3, -3, 3).toArray();
        int steps = 4000;
        double[] sums = new double[3];
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < 3; i++) {
                sums[i] += (to[i] - from[i]) * slope(network, from, to, (step + 0.5) / steps, i) / steps;
            }
        }
        for (int i = 0; i < 3; i++) {
            assertThat(network.attribute(from, to)[i]).isCloseTo(sums[i], within(2e-2));
        }
    }

    private static double slope(IntegratedGradients network, double[] from, double[] to, double share, int input) {
        double[] point = new double[from.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = from[i] + share * (to[i] - from[i]);
        }
        point[input] += STEP;
        double above = network.output(point);
        point[input] -= 2 * STEP;
        return (above - network.output(point)) / (2 * STEP);
    }

    private static Topology topology(Random random, int layers, int numbers, int categories) {
        List<Integer> levels = new ArrayList<>();
        List<Integer> vectors = new ArrayList<>();
        List<Topology.Cross> crosses = new ArrayList<>();
        for (int i = 0; i < categories; i++) {
            levels.add(2 + random.nextInt(4));
            vectors.add(layers == 0 ? 0 : 1 + random.nextInt(3));
        }
        for (int i = 1; i < categories; i++) {
            int cells = levels.get(i - 1) * levels.get(i);
            crosses.add(new Topology.Cross(
                    i - 1,
                    i,
                    IntStream.range(0, cells)
                            .filter(cell -> cell % 3 != 1)
                            .boxed()
                            .toList()));
        }
        List<Integer> hidden = random.ints(layers, 1, 8).boxed().toList();
        return new Topology(numbers, levels, vectors, crosses, hidden);
    }

    private static Examples examples(Random random, Topology topology, int rows) {
        int categories = topology.levels().size();
        Examples examples = new Examples(rows, topology.numbers(), categories);
        for (int row = 0; row < rows; row++) {
            double[] values = random.doubles(topology.numbers(), -2, 2).toArray();
            int[] codes = topology.levels().stream().mapToInt(random::nextInt).toArray();
            examples.set(row, values, codes, random.nextInt(2), 0.5 + random.nextDouble());
        }
        return examples;
    }
}
