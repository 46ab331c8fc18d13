package io.growth4j.loyalty.points;

import java.util.List;

/** The past of an account, as far as an operation that reverses another needs it. */
interface History {
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
