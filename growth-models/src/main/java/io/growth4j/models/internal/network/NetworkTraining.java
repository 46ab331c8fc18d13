package io.growth4j.models.internal.network;

import io.growth4j.definition.ProgressListener;
import io.growth4j.models.internal.math.Sampler;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fits a network by mini-batches in an order shuffled anew for each epoch. What counts after an epoch is the mean of the
 * weights over its steps (Polyak and Juditsky 1992), which takes the noise of the last batches out.
 *
 * <p>One thread; the same seed gives the same weights.
 */
public final class NetworkTraining {
    private static final String STAGE = "epochs";
    private static final double EMBEDDING_SPREAD = 0.05;

    private final Topology topology;
    private final Settings settings;
    private final Examples train;
    private final double[] theta;
    private final double[] gradient;
    private final NetworkLoss loss;
    private final Steps steps;
    private final SplittableRandom chance;

    /**
     * How to train.
     *
     * @param batch the examples of a step
     * @param epochs how often every example is seen at most
     * @param patience after how many epochs without progress on the validation examples to stop; 0 for never
     * @param dropout the share of hidden units that drop out
     * @param deepRate the step of Adam, for the deep part
     * @param wideRate the step of AdaGrad, for the wide part
     * @param penalty the weight of the squared weights against the summed loss of all examples
     */
    public record Settings(
            int batch, int epochs, int patience, double dropout, double deepRate, double wideRate, double penalty) {}

    /** Weights, and after how many epochs they were reached. */
    public static final class Fitted {
        private final double[] theta;
        private final int epochs;

        private Fitted(double[] theta, int epochs) {
            this.theta = theta;
            this.epochs = epochs;
        }

        /** Lends the weights, as {@link Topology} orders them. */
        public double[] theta() {
            return theta;
        }

        public int epochs() {
            return epochs;
        }
    }

    private NetworkTraining(Topology topology, Settings settings, Examples train, long seed) {
        this.topology = topology;
        this.settings = settings;
        this.train = train;
        this.theta = start(topology, train, seed);
        this.gradient = new double[theta.length];
        this.loss = new NetworkLoss(topology, settings.batch, settings.dropout, settings.penalty / train.totalWeight());
        this.steps = new Steps(topology.wide(), theta.length, settings.wideRate, settings.deepRate);
        this.chance = new SplittableRandom(seed);
    }

    /** Trains; without validation examples, or patience, exactly as many epochs as asked for. */
    public static Fitted train(
            Topology topology,
            Settings settings,
            Examples train,
            @Nullable Examples validation,
            long seed,
            ProgressListener progress) {
        return new NetworkTraining(topology, settings, train, seed)
                .run(settings.patience > 0 ? validation : null, progress);
    }

    /**
     * The bias starts at the log-odds of the whole, the wide part at 0; embeddings small (Guo and Berkhahn 2016), hidden
     * weights with variance 2 / inputs (He and others 2015), those of the output with half of it.
     */
    static double[] start(Topology topology, Examples train, long seed) {
        double[] theta = new double[topology.size()];
        double share = train.positiveShare();
        theta[0] = StrictMath.log(share / (1 - share));
        Sampler sampler = new Sampler(seed);
        int layers = topology.hidden().size();
        if (layers == 0) {
            return theta;
        }
        for (int i = topology.wide(); i < topology.weights(0); i++) {
            theta[i] = EMBEDDING_SPREAD * (2 * sampler.uniform() - 1);
        }
        for (int layer = 0; layer < layers; layer++) {
            double spread = Math.sqrt(2.0 / topology.inputs(layer));
            for (int i = topology.weights(layer); i < topology.biases(layer); i++) {
                theta[i] = spread * sampler.normal();
            }
        }
        for (int i = topology.weights(layers); i < theta.length; i++) {
            theta[i] = sampler.normal() / Math.sqrt(topology.inputs(layers));
        }
        return theta;
    }

    private Fitted run(@Nullable Examples validation, ProgressListener progress) {
        int[] order = IntStream.range(0, train.size()).toArray();
        double lowest = Double.POSITIVE_INFINITY;
        Fitted best = new Fitted(theta.clone(), 0);
        for (int epoch = 1; epoch <= settings.epochs; epoch++) {
            double[] mean = epoch(order);
            progress.progress(STAGE, epoch, settings.epochs);
            requireFinite(mean);
            double reached = validation == null ? -epoch : new CompiledNetwork(topology, mean).logLoss(validation);
            if (reached < lowest) {
                lowest = reached;
                best = new Fitted(mean, epoch);
            } else if (epoch - best.epochs >= settings.patience) {
                break;
            }
        }
        return best;
    }

    private void requireFinite(double[] weights) {
        for (double weight : weights) {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("training left the range of numbers at steps of "
                        + settings.deepRate + " (deep) and " + settings.wideRate
                        + " (wide): take smaller steps, and row weights of magnitude about 1");
            }
        }
    }

    /** One pass over all examples; the mean of the weights after each of its steps. */
    private double[] epoch(int[] order) {
        shuffle(order);
        double meanWeight = train.totalWeight() / train.size();
        double[] sum = new double[theta.length];
        int taken = 0;
        for (int from = 0; from < order.length; from += settings.batch) {
            int n = Math.min(settings.batch, order.length - from);
            loss.evaluate(theta, train, order, from, n, meanWeight, chance, gradient);
            steps.take(gradient, theta);
            RowLoops.add(1, theta, sum);
            taken++;
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= taken;
        }
        return sum;
    }

    private void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = chance.nextInt(i + 1);
            int held = order[i];
            order[i] = order[other];
            order[other] = held;
        }
    }
}
