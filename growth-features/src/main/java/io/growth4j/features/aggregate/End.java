package io.growth4j.features.aggregate;

/** Which end of a user's history. */
enum End {
    /** The earliest event that has a value. */
    FIRST,
    /** The latest event that has a value. */
    LAST
}
