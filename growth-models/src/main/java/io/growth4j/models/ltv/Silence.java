package io.growth4j.models.ltv;

/** Finds the silence after which a customer is probably gone, for any model whose P(alive) falls with silence. */
final class Silence {
    private static final double NEVER = 1e12;

    private Silence() {}

    static double untilGone(CustomerBaseModel model, long repeats, double recency, double threshold) {
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("threshold " + threshold + " must be between 0 and 1");
        }
        if (model.alive(repeats, recency, recency) <= threshold) {
            return 0;
        }
        double high = 1;
        while (model.alive(repeats, recency, recency + high) > threshold) {
            high *= 2;
            if (high > NEVER) {
                return Double.POSITIVE_INFINITY;
            }
        }
        double low = 0;
        while (high - low > 1e-12 * high) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (model.alive(repeats, recency, recency + middle) > threshold) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
