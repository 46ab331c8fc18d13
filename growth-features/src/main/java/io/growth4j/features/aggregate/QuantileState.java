package io.growth4j.features.aggregate;

import com.tdunning.math.stats.Centroid;
import com.tdunning.math.stats.MergingDigest;
import com.tdunning.math.stats.ScaleFunction;
import java.util.Arrays;

/**
 * What is kept of many numbers to tell their quantiles: clusters of the older ones, and the newest as they are.
 *
 * <p>Numbers are collected in blocks of {@value #BLOCK} times the compression. A full block is merged into the clusters by
 * a t-digest (Dunning and Ertl 2019) with the scale function k1, by which a cluster around quantile q spans about {@code
 * 2π √(q(1 − q)) / compression} of all numbers. As merges happen at every full block and never between, the state depends
 * on the sequence of numbers alone, not on where it was saved and gone on from. Fewer numbers than a block are not
 * clustered at all: their quantiles are exact.
 */
final class QuantileState {
    private static final int BLOCK = 4;

    private final int compression;
    private double[] means = {};
    private int[] weights = {};
    private int clusters;
    private final double[] block;
    private int inBlock;

    QuantileState(int compression) {
        this.compression = compression;
        this.block = new double[BLOCK * compression];
    }

    void clear() {
        clusters = 0;
        inBlock = 0;
    }

    /** Takes a finite number. */
    void add(double value) {
        block[inBlock++] = value;
        if (inBlock == block.length) {
            compress();
        }
    }

    private void compress() {
        MergingDigest digest = digest();
        clusters = 0;
        if (means.length < digest.centroidCount()) {
            means = new double[digest.centroidCount()];
            weights = new int[means.length];
        }
        for (Centroid cluster : digest.centroids()) {
            means[clusters] = cluster.mean();
            weights[clusters++] = cluster.count();
        }
        inBlock = 0;
    }

    /** Clusters and block merged at once: with room for all, the library merges only when told. */
    private MergingDigest digest() {
        MergingDigest digest = new MergingDigest(compression, 2 * (clusters + block.length), 2 * compression);
        digest.setScaleFunction(ScaleFunction.K_1);
        for (int cluster = 0; cluster < clusters; cluster++) {
            digest.add(means[cluster], weights[cluster]);
        }
        for (int i = 0; i < inBlock; i++) {
            digest.add(block[i], 1);
        }
        digest.compress();
        return digest;
    }

    /** Takes all that another state of the same compression took; its clusters stay clusters. */
    void add(QuantileState other) {
        if (other.clusters > 0) {
            int both = clusters + other.clusters;
            double[] allMeans = Arrays.copyOf(means, both);
            int[] allWeights = Arrays.copyOf(weights, both);
            System.arraycopy(other.means, 0, allMeans, clusters, other.clusters);
            System.arraycopy(other.weights, 0, allWeights, clusters, other.clusters);
            means = allMeans;
            weights = allWeights;
            clusters = both;
            compress();
        }
        for (int i = 0; i < other.inBlock; i++) {
            add(other.block[i]);
        }
    }

    /** A quantile: exact for less than a block, else an estimate; NaN without a number. */
    double quantile(double q) {
        if (clusters > 0) {
            return digest().quantile(q);
        }
        Numbers numbers = new Numbers();
        numbers.values = Arrays.copyOf(block, Math.max(1, inBlock));
        numbers.count = inBlock;
        return numbers.quantile(q);
    }

    /** The state as numbers: how many clusters, their means, their weights, and the newest numbers. */
    long[] toLongs() {
        long[] words = new long[1 + 2 * clusters + inBlock];
        words[0] = clusters;
        int end = 1;
        for (int i = 0; i < clusters; i++) {
            words[end++] = Double.doubleToLongBits(means[i]);
        }
        for (int i = 0; i < clusters; i++) {
            words[end++] = weights[i];
        }
        for (int i = 0; i < inBlock; i++) {
            words[end++] = Double.doubleToLongBits(block[i]);
        }
        return words;
    }

    /** Goes on from what {@link #toLongs} gave. */
    void load(long[] words) {
        clear();
        if (words.length == 0) {
            return;
        }
        clusters = (int) words[0];
        means = new double[clusters];
        weights = new int[clusters];
        int at = 1;
        for (int i = 0; i < clusters; i++) {
            means[i] = Double.longBitsToDouble(words[at++]);
        }
        for (int i = 0; i < clusters; i++) {
            weights[i] = (int) words[at++];
        }
        while (at < words.length) {
            block[inBlock++] = Double.longBitsToDouble(words[at++]);
        }
    }
}
