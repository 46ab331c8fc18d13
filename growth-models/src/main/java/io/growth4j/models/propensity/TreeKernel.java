package io.growth4j.models.propensity;

import io.growth4j.models.internal.design.Design;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.util.Arrays;

/**
 * Boosted trees as complete binary trees of one depth in flat arrays.
 *
 * <p>Child 2i+1 or 2i+2 follows node i, so a tree needs no links; short branches are filled up with nodes that lead to
 * the same leaf value. A node is one {@code long}: the threshold above, the position in the row below. Both are compared
 * as integers that order like the floats, whose difference's sign bit is the step to take: no branch to mispredict. A
 * row holds every column twice, with an absent value below all thresholds and above them, and a node reads the one that
 * its default direction asks for. Four trees are walked at a time, which hides the latency of the loads. Leaf values are
 * added as floats in the order of the trees, as XGBoost does.
 */
final class TreeKernel implements Kernel {
    private static final int TOGETHER = 4;

    private final Design design;
    private final TreeParameters parameters;
    private final int trees;
    private final int depth;
    private final int inner;
    private final long[] nodes;
    private final float[] leaves;
    private final ThreadLocal<Row> rows;

    TreeKernel(Design design, TreeParameters parameters) {
        this.design = design;
        this.parameters = parameters;
        this.depth = parameters.trees().stream()
                .mapToInt(tree -> tree.depth(0))
                .max()
                .orElse(0);
        this.inner = (1 << depth) - 1;
        // Filled up with trees of zeros to a multiple of those walked together.
        this.trees = (parameters.trees().size() + TOGETHER - 1) / TOGETHER * TOGETHER;
        this.nodes = new long[trees * inner];
        this.leaves = new float[trees * (inner + 1)];
        for (int tree = 0; tree < parameters.trees().size(); tree++) {
            fill(parameters.trees().get(tree), 0, tree, 0, 0);
        }
        this.rows = ThreadLocal.withInitial(() -> new Row(design.width()));
    }

    /** Scratch space of one thread. */
    private static final class Row {
        private final double[] values;
        private final int[] keys;

        Row(int width) {
            this.values = new double[width];
            this.keys = new int[2 * width];
        }

        void makeKeys() {
            for (int column = 0; column < values.length; column++) {
                float value = (float) values[column];
                boolean absent = Float.isNaN(value);
                int key = key(value);
                keys[2 * column] = absent ? Integer.MIN_VALUE : key;
                keys[2 * column + 1] = absent ? Integer.MAX_VALUE : key;
            }
        }
    }

    /** An integer that orders like the float; adding 0 makes −0 the same as 0. */
    private static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return bits ^ ((bits >> 31) & 0x7fffffff);
    }

    private void fill(TreeParameters.Tree tree, int node, int index, int place, int level) {
        boolean leaf = tree.isLeaf(node);
        if (level == depth) {
            leaves[index * (inner + 1) + place - inner] = tree.threshold().get(node);
            return;
        }
        if (!leaf) {
            int column = 2 * tree.column().get(node) + (tree.absentLeft().get(node) ? 0 : 1);
            nodes[index * inner + place] = ((long) key(tree.threshold().get(node)) << 32) | column;
        }
        fill(tree, leaf ? node : tree.left().get(node), index, 2 * place + 1, level + 1);
        fill(tree, leaf ? node : tree.right().get(node), index, 2 * place + 2, level + 1);
    }

    @Override
    public double margin(UserSnapshot user) {
        Row row = rows.get();
        design.encode(user, row.values);
        row.makeKeys();
        return sum(row.keys);
    }

    @Override
    public void margins(UserTable users, double[] into) {
        Design.Reader reader = design.reader(users);
        Row row = rows.get();
        for (int i = 0; i < into.length; i++) {
            reader.encode(i, row.values);
            row.makeKeys();
            into[i] = sum(row.keys);
        }
    }

    private double sum(int[] keys) {
        long[] nodes = this.nodes;
        float[] leaves = this.leaves;
        int inner = this.inner;
        float sum = parameters.base();
        for (int tree = 0; tree < trees; tree += TOGETHER) {
            int a = 0;
            int b = 0;
            int c = 0;
            int d = 0;
            int first = tree * inner;
            for (int level = 0; level < depth; level++) {
                a = step(nodes[first + a], keys, a);
                b = step(nodes[first + inner + b], keys, b);
                c = step(nodes[first + 2 * inner + c], keys, c);
                d = step(nodes[first + 3 * inner + d], keys, d);
            }
            int leaf = tree * (inner + 1) - inner;
            sum += leaves[leaf + a];
            sum += leaves[leaf + (inner + 1) + b];
            sum += leaves[leaf + 2 * (inner + 1) + c];
            sum += leaves[leaf + 3 * (inner + 1) + d];
        }
        return sum;
    }

    private static int step(long node, int[] keys, int place) {
        long difference = keys[(int) node] - (node >> 32);
        return 2 * place + 2 - (int) (difference >>> 63);
    }

    @Override
    public double contribute(UserSnapshot user, double[] bySlot) {
        double[] row = new double[design.width()];
        design.encode(user, row);
        double[] byColumn = new double[row.length];
        double start = parameters.base();
        for (TreeParameters.Tree tree : parameters.trees()) {
            start += TreeShap.add(tree, row, byColumn);
        }
        int[] slots = design.columnSlots();
        for (int column = 0; column < row.length; column++) {
            bySlot[slots[column]] += byColumn[column];
        }
        return start;
    }

    @Override
    public String toString() {
        return parameters.trees().size() + " trees of depth " + depth + " over "
                + Arrays.toString(design.columnSlots());
    }
}
