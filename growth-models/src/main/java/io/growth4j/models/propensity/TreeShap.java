package io.growth4j.models.propensity;

/**
 * Shapley values of one tree for one row, in time O(leaves · depth²).
 *
 * <p>Lundberg and others, "From local explanations to global understanding with explainable AI for trees" (Nature
 * Machine Intelligence 2020), algorithm 2: while walking down, the path keeps for every subset size the weight of the
 * subsets that flow this way when its features are known (one) or unknown (zero, by cover); {@code extend} adds a
 * feature, {@code unwind} takes one out again.
 */
final class TreeShap {
    private final TreeParameters.Tree tree;
    private final double[] row;
    private final double[] byColumn;

    private TreeShap(TreeParameters.Tree tree, double[] row, double[] byColumn) {
        this.tree = tree;
        this.row = row;
        this.byColumn = byColumn;
    }

    /** Adds each column's part; returns the mean of the tree over the training rows. */
    static double add(TreeParameters.Tree tree, double[] row, double[] byColumn) {
        new TreeShap(tree, row, byColumn).walk(0, new Path(), 1, 1, -1);
        return mean(tree, 0);
    }

    private static double mean(TreeParameters.Tree tree, int node) {
        if (tree.isLeaf(node)) {
            return tree.threshold().get(node);
        }
        int left = tree.left().get(node);
        int right = tree.right().get(node);
        double cover = tree.cover().get(node);
        return (tree.cover().get(left) * mean(tree, left) + tree.cover().get(right) * mean(tree, right)) / cover;
    }

    /** The features met on the way, each with its share when unknown, whether it flows here when known, and weights. */
    private static final class Path {
        private final int[] column;
        private final double[] zero;
        private final double[] one;
        private final double[] weight;
        private int length;

        Path() {
            this(new int[4], new double[4], new double[4], new double[4], 0);
        }

        private Path(int[] column, double[] zero, double[] one, double[] weight, int length) {
            this.column = column;
            this.zero = zero;
            this.one = one;
            this.weight = weight;
            this.length = length;
        }

        Path copy() {
            int room = length + 2;
            return new Path(
                    java.util.Arrays.copyOf(column, room),
                    java.util.Arrays.copyOf(zero, room),
                    java.util.Arrays.copyOf(one, room),
                    java.util.Arrays.copyOf(weight, room),
                    length);
        }

        void extend(double zeroShare, double oneShare, int feature) {
            int l = length;
            column[l] = feature;
            zero[l] = zeroShare;
            one[l] = oneShare;
            weight[l] = l == 0 ? 1 : 0;
            for (int i = l - 1; i >= 0; i--) {
                weight[i + 1] += oneShare * weight[i] * (i + 1) / (l + 1);
                weight[i] = zeroShare * weight[i] * (l - i) / (l + 1);
            }
            length++;
        }

        void unwind(int i) {
            int l = length - 1;
            double next = weight[l];
            for (int j = l - 1; j >= 0; j--) {
                if (one[i] != 0) {
                    double kept = weight[j];
                    weight[j] = next * (l + 1) / ((j + 1) * one[i]);
                    next = kept - weight[j] * zero[i] * (l - j) / (l + 1);
                } else {
                    weight[j] = weight[j] * (l + 1) / (zero[i] * (l - j));
                }
            }
            for (int j = i; j < l; j++) {
                column[j] = column[j + 1];
                zero[j] = zero[j + 1];
                one[j] = one[j + 1];
            }
            length = l;
        }

        double sumWithout(int i) {
            Path without = copy();
            without.unwind(i);
            double sum = 0;
            for (int j = 0; j < without.length; j++) {
                sum += without.weight[j];
            }
            return sum;
        }

        int find(int feature) {
            for (int i = 1; i < length; i++) {
                if (column[i] == feature) {
                    return i;
                }
            }
            return -1;
        }
    }

    private void walk(int node, Path above, double zeroShare, double oneShare, int feature) {
        Path path = above.copy();
        path.extend(zeroShare, oneShare, feature);
        if (tree.isLeaf(node)) {
            for (int i = 1; i < path.length; i++) {
                byColumn[path.column[i]] += path.sumWithout(i)
                        * (path.one[i] - path.zero[i])
                        * tree.threshold().get(node);
            }
            return;
        }
        int column = tree.column().get(node);
        boolean goesLeft = goesLeft(node, (float) row[column]);
        int hot = goesLeft ? tree.left().get(node) : tree.right().get(node);
        int cold = goesLeft ? tree.right().get(node) : tree.left().get(node);
        double zero = 1;
        double one = 1;
        int met = path.find(column);
        if (met >= 0) {
            zero = path.zero[met];
            one = path.one[met];
            path.unwind(met);
        }
        double cover = tree.cover().get(node);
        walk(hot, path, zero * tree.cover().get(hot) / cover, one, column);
        walk(cold, path, zero * tree.cover().get(cold) / cover, 0, column);
    }

    private boolean goesLeft(int node, float value) {
        return Float.isNaN(value)
                ? tree.absentLeft().get(node)
                : value < tree.threshold().get(node);
    }
}
