package io.growth4j.models.propensity;

import io.growth4j.definition.Definition;
import java.util.Arrays;
import java.util.List;

/** How a model is learned. Every algorithm is seeded by the trainer: the same seed gives the same model. */
public sealed interface Algorithm extends Definition {
    /**
     * Whether validation rows choose when training stops.
     *
     * @return false if the algorithm needs none
     */
    default boolean stopsEarly() {
        return false;
    }

    /**
     * Logistic regression with an L2 penalty, by Tribuo's LIBLINEAR trainer (trust region Newton; Lin, Weng and Keerthi
     * 2008): numbers scaled to deviation 1, categories as one flag per level. Serves in some tens of nanoseconds.
     *
     * @param cost the weight of the loss against the penalty (C), above 0; smaller is smoother
     */
    record LogisticRegression(double cost) implements Algorithm {
        /** A cost of 0.1: a firm hand, as one flag per level soon makes many weights for few users. */
        public static final LogisticRegression STANDARD = new LogisticRegression(0.1);

        public LogisticRegression {
            requireAbove("cost", cost, 0);
        }
    }

    /**
     * Gradient-boosted trees by XGBoost's histogram method (Chen and Guestrin 2016). XGBoost is called directly where
     * Tribuo, which wraps it, has no way: absent values, columns without a copy per user, and stopping early.
     *
     * @param trees the most trees, at least 1
     * @param depth the greatest depth of a tree, 1 to 10
     * @param learningRate how much of each tree is taken, above 0 and at most 1
     * @param rowShare the share of rows that each tree sees, above 0 and at most 1
     * @param columnShare the share of columns that each tree sees, above 0 and at most 1
     * @param lambda the L2 penalty on leaf values, at least 0
     * @param leafWeight the least weight (second derivative) of the rows in a leaf, at least 0
     * @param patience after how many trees that do not improve the log loss of the validation rows to stop; 0 for never
     * @param threads how many threads train; more than one may change the last digits
     */
    record BoostedTrees(
            int trees,
            int depth,
            double learningRate,
            double rowShare,
            double columnShare,
            double lambda,
            double leafWeight,
            int patience,
            int threads)
            implements Algorithm {
        /** Up to 400 trees of depth 4, learning rate 0.05, stopped after 30 without progress, one thread. */
        public static final BoostedTrees STANDARD = new BoostedTrees(400, 4, 0.05, 0.8, 0.8, 1, 1, 30, 1);

        public BoostedTrees {
            if (trees < 1 || depth < 1 || depth > 10 || patience < 0 || threads < 1) {
                throw new IllegalArgumentException(
                        trees + " trees of depth " + depth + ", patience " + patience + ", " + threads
                                + " threads: needs at least 1 tree, depth 1 to 10, patience from 0, at least 1 thread");
            }
            requireShare("learningRate", learningRate);
            requireShare("rowShare", rowShare);
            requireShare("columnShare", columnShare);
            if (!(lambda >= 0 && leafWeight >= 0)) {
                throw new IllegalArgumentException(
                        "lambda " + lambda + " and leafWeight " + leafWeight + " must both be at least 0");
            }
        }

        @Override
        public boolean stopsEarly() {
            return patience > 0;
        }

        /**
         * The same, with other sizes.
         *
         * @param most the most trees
         * @param deepest the greatest depth of a tree, 1 to 10
         * @param rate how much of each tree is taken
         * @return the changed algorithm
         */
        public BoostedTrees sized(int most, int deepest, double rate) {
            return new BoostedTrees(most, deepest, rate, rowShare, columnShare, lambda, leafWeight, patience, threads);
        }

        /**
         * The same, on more threads.
         *
         * @param count how many
         * @return the changed algorithm
         */
        public BoostedTrees threads(int count) {
            return new BoostedTrees(
                    trees, depth, learningRate, rowShare, columnShare, lambda, leafWeight, patience, count);
        }
    }

    /**
     * A factorization machine (Rendle 2010) by Tribuo, with AdaGrad: a linear model that also learns what pairs of columns
     * mean together, through a short vector for each column.
     *
     * @param factors the length of the vectors, 1 to 64
     * @param epochs how often every row is seen, at least 1
     * @param learningRate the first step, above 0 and at most 1
     */
    record FactorizationMachine(int factors, int epochs, double learningRate) implements Algorithm {
        /** 8 factors, 20 epochs, learning rate 0.05. */
        public static final FactorizationMachine STANDARD = new FactorizationMachine(8, 20, 0.05);

        public FactorizationMachine {
            if (factors < 1 || factors > 64 || epochs < 1) {
                throw new IllegalArgumentException(
                        factors + " factors, " + epochs + " epochs: needs 1 to 64 factors and at least 1 epoch");
            }
            requireShare("learningRate", learningRate);
        }
    }

    /**
     * Wide and deep learning (Cheng and others 2016): a linear model with crosses of categories, which remembers, beside
     * embeddings of categories (Guo and Berkhahn 2016) and hidden layers, which generalise; trained together by a small
     * network of this library, on one thread.
     *
     * @param hidden the units of each hidden layer, 1 to 1024; none for a wide part alone
     * @param embedding the longest vector of a category, 1 to 64; one of few levels gets half as many as it has levels
     * @param cells the most pairs of levels that have a weight of their own, the most frequent first; 0 for none
     * @param crosses whose levels are paired; none named for all pairs of categories
     * @param dropout the share of hidden units that drop out in training, from 0 and below 1
     * @param deepRate the step of the deep part (Adam), above 0 and at most 1
     * @param wideRate the step of the wide part (AdaGrad), above 0 and at most 1
     * @param penalty the L2 penalty on all weights against the summed log loss of all rows, at least 0; the inverse of a
     *     logistic regression's cost
     * @param batch the rows of one step, at least 1
     * @param epochs how often every row is seen at most, at least 1
     * @param patience after how many epochs that do not improve the log loss of the validation rows to stop; 0 for never
     */
    record WideAndDeep(
            List<Integer> hidden,
            int embedding,
            int cells,
            List<Cross> crosses,
            double dropout,
            double deepRate,
            double wideRate,
            double penalty,
            int batch,
            int epochs,
            int patience)
            implements Algorithm {
        /**
         * Two hidden layers of 64 and 32, vectors of at most 8, up to 2,000 crossed cells of all pairs, a fifth dropped
         * out, at most 100 epochs, stopped after 5 without progress.
         */
        public static final WideAndDeep STANDARD =
                new WideAndDeep(List.of(64, 32), 8, 2000, List.of(), 0.2, 0.003, 0.01, 10, 128, 100, 5);

        public WideAndDeep {
            hidden = List.copyOf(hidden);
            crosses = List.copyOf(crosses);
            if (hidden.stream().anyMatch(units -> units < 1 || units > 1024) || embedding < 1 || embedding > 64) {
                throw new IllegalArgumentException("hidden layers " + hidden + " and vectors up to " + embedding
                        + ": needs 1 to 1024 units a layer and vectors of 1 to 64");
            }
            if (cells < 0 || batch < 1 || epochs < 1 || patience < 0) {
                throw new IllegalArgumentException(cells + " cells, batch " + batch + ", " + epochs
                        + " epochs, patience " + patience + ": cells and patience start at 0, the others at 1");
            }
            if (!(dropout >= 0 && dropout < 1 && penalty >= 0 && penalty < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("dropout " + dropout + " must be from 0 and below 1, penalty "
                        + penalty + " finite and at least 0");
            }
            requireShare("deepRate", deepRate);
            requireShare("wideRate", wideRate);
        }

        /**
         * Two categories whose pairs of levels get weights of their own.
         *
         * @param first the name of the one feature
         * @param second the name of another
         */
        public record Cross(String first, String second) {
            public Cross {
                if (first.equals(second)) {
                    throw new IllegalArgumentException("feature '" + first + "' cannot be crossed with itself");
                }
            }
        }

        @Override
        public boolean stopsEarly() {
            return patience > 0;
        }

        /**
         * The same, with other layers.
         *
         * @param units the units of each hidden layer; none for a wide part alone
         * @return the changed algorithm
         */
        public WideAndDeep layers(int... units) {
            return new WideAndDeep(
                    Arrays.stream(units).boxed().toList(),
                    embedding,
                    cells,
                    crosses,
                    dropout,
                    deepRate,
                    wideRate,
                    penalty,
                    batch,
                    epochs,
                    patience);
        }

        /**
         * The same, with other crosses.
         *
         * @param most the most pairs of levels that have a weight; 0 for none
         * @param named whose levels are paired; none named for all pairs of categories
         * @return the changed algorithm
         */
        public WideAndDeep crossing(int most, Cross... named) {
            return new WideAndDeep(
                    hidden,
                    embedding,
                    most,
                    List.of(named),
                    dropout,
                    deepRate,
                    wideRate,
                    penalty,
                    batch,
                    epochs,
                    patience);
        }

        /**
         * The same, held back otherwise.
         *
         * @param share the share of hidden units that drop out
         * @param weight the L2 penalty
         * @return the changed algorithm
         */
        public WideAndDeep regularised(double share, double weight) {
            return new WideAndDeep(
                    hidden, embedding, cells, crosses, share, deepRate, wideRate, weight, batch, epochs, patience);
        }

        /**
         * The same, for another time.
         *
         * @param most the most epochs
         * @param idle after how many epochs without progress to stop; 0 for never
         * @return the changed algorithm
         */
        public WideAndDeep epochs(int most, int idle) {
            return new WideAndDeep(
                    hidden, embedding, cells, crosses, dropout, deepRate, wideRate, penalty, batch, most, idle);
        }

        /**
         * The same, in other steps.
         *
         * @param deep the step of the deep part
         * @param wide the step of the wide part
         * @param rows the rows of one step
         * @return the changed algorithm
         */
        public WideAndDeep stepping(double deep, double wide, int rows) {
            return new WideAndDeep(
                    hidden, embedding, cells, crosses, dropout, deep, wide, penalty, rows, epochs, patience);
        }
    }

    /**
     * A weighted mean of unlike models, on the scale of log-odds.
     *
     * @param members the models and their weights, at least two
     */
    record Ensemble(List<Member> members) implements Algorithm {
        public Ensemble {
            members = List.copyOf(members);
            if (members.size() < 2) {
                throw new IllegalArgumentException("an ensemble of " + members.size() + " models: needs at least 2");
            }
        }

        @Override
        public boolean stopsEarly() {
            return members.stream().anyMatch(member -> member.algorithm.stopsEarly());
        }

        /**
         * Models of equal weight.
         *
         * @param members the models
         * @return the ensemble
         */
        public static Ensemble of(Algorithm... members) {
            return new Ensemble(List.of(members).stream()
                    .map(member -> new Member(1, member))
                    .toList());
        }

        /**
         * One model of an ensemble.
         *
         * @param weight its weight, above 0, relative to those of the others
         * @param algorithm how it is learned
         */
        public record Member(double weight, Algorithm algorithm) {
            public Member {
                requireAbove("weight", weight, 0);
            }
        }
    }

    private static void requireAbove(String name, double value, double limit) {
        if (!(value > limit && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite and above " + limit);
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " " + value + " must be above 0 and at most 1");
        }
    }
}
