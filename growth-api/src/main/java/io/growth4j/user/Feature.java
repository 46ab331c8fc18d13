package io.growth4j.user;

/**
 * The typed key of one thing known about a user. Equal by content; two features of one name and different meaning
 * cannot stand in one {@link FeatureSchema}.
 */
public sealed interface Feature {
    /**
     * The name, unique in a schema.
     *
     * @return lower case with underscores
     */
    String name();

    /**
     * The unit of its values.
     *
     * @return for example {@code days}, {@code minor units}, {@code events}; empty for categories and pure numbers
     */
    String unit();

    /**
     * What it means, in words.
     *
     * @return one sentence
     */
    String meaning();

    /**
     * A whole number.
     *
     * @param name its name
     * @param unit its unit
     * @param meaning what it means
     */
    record OfLong(String name, String unit, String meaning) implements Feature {}

    /**
     * A real number; NaN where it has no value.
     *
     * @param name its name
     * @param unit its unit
     * @param meaning what it means
     */
    record OfDouble(String name, String unit, String meaning) implements Feature {}

    /**
     * An instant, in milliseconds since 1970-01-01T00:00Z.
     *
     * @param name its name
     * @param meaning what it means
     */
    record OfInstant(String name, String meaning) implements Feature {
        @Override
        public String unit() {
            return "ms since 1970-01-01T00:00Z";
        }
    }

    /**
     * One of a set of texts.
     *
     * @param name its name
     * @param meaning what it means
     */
    record OfCategory(String name, String meaning) implements Feature {
        @Override
        public String unit() {
            return "";
        }
    }
}
