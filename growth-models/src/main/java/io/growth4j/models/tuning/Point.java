package io.growth4j.models.tuning;

import io.growth4j.definition.UnknownName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One setting of all dimensions. Immutable and thread-safe; equal by its values. */
public final class Point {
    private final Map<Dimension<?>, Object> values;

    Point(List<Dimension<?>> dimensions, double[] positions) {
        Map<Dimension<?>, Object> settled = new LinkedHashMap<>();
        for (int i = 0; i < positions.length; i++) {
            settled.put(dimensions.get(i), dimensions.get(i).at(positions[i]));
        }
        this.values = Collections.unmodifiableMap(settled);
    }

    /**
     * The value of a dimension.
     *
     * @param dimension one of those searched
     * @param <T> the type of its values
     * @return its value here
     * @throws IllegalArgumentException if it is not one of those searched; the message shows the nearest names
     */
    @SuppressWarnings("unchecked") // A value comes from its own dimension.
    public <T> T value(Dimension<T> dimension) {
        Object value = values.get(dimension);
        if (value == null) {
            throw UnknownName.of(
                    "dimension",
                    dimension.name(),
                    values.keySet().stream().map(Dimension::name).toList());
        }
        return (T) value;
    }

    /**
     * All values by the names of their dimensions, for a log or a file.
     *
     * @return the values, in the order of the dimensions
     */
    public Map<String, Object> values() {
        Map<String, Object> byName = new LinkedHashMap<>();
        values.forEach((dimension, value) -> byName.put(dimension.name(), value));
        return byName;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Point point && values.equals(point.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values().entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
