package io.growth4j.loyalty.points;

/** What an operation took that was not there, and was not paid off yet. Not thread-safe. */
final class Debt {
    final String operationId;
    long points;

    Debt(String operationId, long points) {
        this.operationId = operationId;
        this.points = points;
    }
}
