package io.growth4j.models.tuning;

import io.growth4j.definition.Definition;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * One setting that may vary, and what it may be. Also the typed key under which {@link Point#value} gives it.
 *
 * @param <T> the type of its values
 */
public sealed interface Dimension<T> extends Definition {
    /**
     * How it is called, unique in its space.
     *
     * @return the name
     */
    String name();

    /**
     * The value at a position.
     *
     * @param position 0 to 1: the share of the dimension that lies below the value
     * @return a value
     */
    T at(double position);

    /**
     * A number between two bounds, all equally likely at first.
     *
     * @param name how it is called
     * @param low the least
     * @param high the greatest, above the least
     * @return the dimension
     */
    static Dimension<Double> uniform(String name, double low, double high) {
        return new Uniform(name, low, high);
    }

    /**
     * A number between two bounds whose order of magnitude is not known, such as a learning rate or a penalty.
     *
     * @param name how it is called
     * @param low the least, above 0
     * @param high the greatest, above the least
     * @return the dimension
     */
    static Dimension<Double> logUniform(String name, double low, double high) {
        return new LogUniform(name, low, high);
    }

    /**
     * A whole number between two bounds.
     *
     * @param name how it is called
     * @param low the least
     * @param high the greatest, above the least
     * @return the dimension
     */
    static Dimension<Integer> integer(String name, int low, int high) {
        return new Whole(name, low, high);
    }

    /**
     * One of several things without an order.
     *
     * @param name how it is called
     * @param options the things, at least two, all different
     * @param <T> their type; for canonical JSON a string, number, enum, record or {@link Definition}
     * @return the dimension
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // The array is copied.
    static <T> Dimension<T> choice(String name, T... options) {
        return new Choice<>(name, List.of(options));
    }

    /**
     * A number, uniform.
     *
     * @param name how it is called
     * @param low the least
     * @param high the greatest
     */
    record Uniform(String name, double low, double high) implements Dimension<Double> {
        public Uniform {
            requireBounds(name, low, high);
        }

        @Override
        public Double at(double position) {
            return Math.min(high, low + position * (high - low));
        }
    }

    /**
     * A number, uniform in its logarithm.
     *
     * @param name how it is called
     * @param low the least
     * @param high the greatest
     */
    record LogUniform(String name, double low, double high) implements Dimension<Double> {
        public LogUniform {
            requireBounds(name, low, high);
            if (low <= 0) {
                throw new IllegalArgumentException(
                        "dimension '" + name + "' from " + low + ": a logarithm needs a bound above 0");
            }
        }

        @Override
        public Double at(double position) {
            return Math.max(low, Math.min(high, low * StrictMath.exp(position * StrictMath.log(high / low))));
        }
    }

    /**
     * A whole number.
     *
     * @param name how it is called
     * @param low the least
     * @param high the greatest
     */
    record Whole(String name, int low, int high) implements Dimension<Integer> {
        public Whole {
            requireBounds(name, low, high);
        }

        @Override
        public Integer at(double position) {
            return (int) Math.min(high, low + (long) (position * ((double) high - low + 1)));
        }
    }

    /**
     * One of several things.
     *
     * @param name how it is called
     * @param options the things
     * @param <T> their type
     */
    record Choice<T>(String name, List<T> options) implements Dimension<T> {
        public Choice {
            options = List.copyOf(options);
            requireName(name);
            if (new LinkedHashSet<>(options).size() < Math.max(2, options.size())) {
                throw new IllegalArgumentException(
                        "dimension '" + name + "' chooses among " + options + ": needs at least 2, all different");
            }
        }

        @Override
        public T at(double position) {
            return options.get(index(position));
        }

        int index(double position) {
            return (int) Math.min(options.size() - 1, (long) (position * options.size()));
        }
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a dimension needs a name");
        }
    }

    private static void requireBounds(String name, double low, double high) {
        requireName(name);
        if (!(low < high && Double.isFinite(low) && Double.isFinite(high))) {
            throw new IllegalArgumentException("dimension '" + name + "' from " + low + " to " + high
                    + ": the bounds must be finite and the first below the second");
        }
    }
}
