package io.growth4j.loyalty.points;

import java.util.List;
import java.util.function.Consumer;

/** The entries of an account: where new ones are written, and what an operation that reverses another finds in them. */
interface History extends Consumer<PointsEntry> {
    /** How many entries were written here. */
    int size();

    /** Forgets the entries that were written after some. */
    void truncate(int size);

    /**
     * The entries of an operation, and those that refer to it.
     *
     * @param operationId the operation
     * @return in the order in which they were booked
     */
    List<PointsEntry> concerning(String operationId);

    /**
     * A lot that is not open any more.
     *
     * @param id the lot
     * @return it, with nothing remaining
     */
    Lot usedUp(long id);
}
