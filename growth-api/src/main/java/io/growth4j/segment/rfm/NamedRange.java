package io.growth4j.segment.rfm;

/**
 * A name for a block of scores; all ends are inclusive.
 *
 * @param name what users in it are called
 * @param recencyLow the lowest recency score, from 1
 * @param recencyHigh the highest recency score
 * @param frequencyLow the lowest frequency score, from 1
 * @param frequencyHigh the highest frequency score
 * @param monetaryLow the lowest monetary score, from 1
 * @param monetaryHigh the highest monetary score
 */
public record NamedRange(
        String name,
        int recencyLow,
        int recencyHigh,
        int frequencyLow,
        int frequencyHigh,
        int monetaryLow,
        int monetaryHigh) {
    public NamedRange {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a range of scores needs a name");
        }
        requireRange(name, "recency", recencyLow, recencyHigh);
        requireRange(name, "frequency", frequencyLow, frequencyHigh);
        requireRange(name, "monetary", monetaryLow, monetaryHigh);
    }

    private static void requireRange(String name, String what, int low, int high) {
        if (low < 1 || high > 9 || low > high) {
            throw new IllegalArgumentException(
                    "'" + name + "': " + what + " scores " + low + " to " + high + " are not a range within 1 to 9");
        }
    }

    boolean holds(RfmScore score) {
        return recencyLow <= score.recency()
                && score.recency() <= recencyHigh
                && frequencyLow <= score.frequency()
                && score.frequency() <= frequencyHigh
                && monetaryLow <= score.monetary()
                && score.monetary() <= monetaryHigh;
    }

    @Override
    public String toString() {
        return name + " (R " + recencyLow + "-" + recencyHigh + ", F " + frequencyLow + "-" + frequencyHigh + ", M "
                + monetaryLow + "-" + monetaryHigh + ")";
    }
}
