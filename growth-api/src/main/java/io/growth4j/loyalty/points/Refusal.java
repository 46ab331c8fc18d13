package io.growth4j.loyalty.points;

/**
 * An operation of a batch that was not booked.
 *
 * @param operation the operation
 * @param reason why, and what to do
 */
public record Refusal(PointsOperation operation, String reason) implements Outcome {}
