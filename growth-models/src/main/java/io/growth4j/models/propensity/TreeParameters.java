package io.growth4j.models.propensity;

import io.growth4j.models.internal.design.Design;
import io.growth4j.user.FeatureSchema;
import java.util.List;

/** Boosted trees over a raw design: the log-odds are the base plus the value of one leaf per tree. */
record TreeParameters(Design.Spec design, float base, List<Tree> trees) implements Kernel.Parameters {
    /**
     * One tree; node 0 is the root. An inner node sends x &lt; threshold to the left, absent values by the flag; a leaf has
     * no left child, and its threshold is its value. The cover is the weight of the training rows that reach a node.
     */
    record Tree(
            List<Integer> left,
            List<Integer> right,
            List<Integer> column,
            List<Float> threshold,
            List<Boolean> absentLeft,
            List<Float> cover) {
        boolean isLeaf(int node) {
            return left.get(node) < 0;
        }

        int depth(int node) {
            return isLeaf(node) ? 0 : 1 + Math.max(depth(left.get(node)), depth(right.get(node)));
        }
    }

    @Override
    public Kernel compile(FeatureSchema schema) {
        return new TreeKernel(new Design(schema, design), this);
    }

    @Override
    public Kernel.Parameters shifted(double logOdds) {
        return new TreeParameters(design, (float) (base + logOdds), trees);
    }
}
