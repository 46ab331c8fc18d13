package io.growth4j.features.aggregate;

/** How the results over two parts of a user's history combine: what a planner may do with partial results. */
public enum Algebra {
    /** Parts can be added and taken away again: counts and sums. */
    GROUP,
    /** Parts can be added, in time order, by a state of bounded size, but not taken away: minima, streaks, gaps. */
    MONOID,
    /** The parts themselves are needed, or a state that grows with them: exact distinct counts, medians, orders. */
    HOLISTIC
}
