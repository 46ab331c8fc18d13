package io.growth4j.bench.peers;

import java.util.Map;

/** An engine that has the log loaded and computes W1 or W2. */
interface Peer extends AutoCloseable {
    /** What it is called in the table. */
    String name();

    /** Computes and keeps the features of a workload, and forgets those it kept before. */
    void compute(Task task);

    /** The sum of each column of numbers that is kept; absent values count nothing. */
    Map<String, Double> sums();

    @Override
    default void close() {}

    /** What is computed. */
    enum Task {
        W1,
        W2
    }
}
