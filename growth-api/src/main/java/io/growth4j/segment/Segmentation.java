package io.growth4j.segment;

import io.growth4j.definition.Definition;
import io.growth4j.report.Table;
import io.growth4j.user.UserTable;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The groups of the users of a table, with the definition that made them. Immutable and thread-safe.
 *
 * @param <S> the groups
 */
public final class Segmentation<S> {
    private final Definition definition;
    private final List<S> outcomes;
    private final UserTable users;
    private final int[] codes;

    /**
     * A segmentation, for those who make segmenters.
     *
     * @param definition what decided
     * @param outcomes the groups there are
     * @param users who was segmented
     * @param codes per row, the position of its group among the outcomes; lent for good
     */
    public Segmentation(Definition definition, List<S> outcomes, UserTable users, int[] codes) {
        this.definition = definition;
        this.outcomes = List.copyOf(outcomes);
        this.users = users;
        this.codes = codes;
        if (codes.length != users.size()) {
            throw new IllegalArgumentException(codes.length + " groups for " + users.size() + " users");
        }
    }

    /**
     * What decided.
     *
     * @return the segmenter's definition
     */
    public Definition definition() {
        return definition;
    }

    /**
     * The groups there are.
     *
     * @return all possible outcomes, in the order in which people read them
     */
    public List<S> outcomes() {
        return outcomes;
    }

    /**
     * Who was segmented.
     *
     * @return the table
     */
    public UserTable users() {
        return users;
    }

    /**
     * How many users were segmented.
     *
     * @return the number of rows
     */
    public int size() {
        return codes.length;
    }

    /**
     * The group of a row.
     *
     * @param row the row
     * @return its group
     */
    public S of(int row) {
        return outcomes.get(codes[row]);
    }

    /**
     * The group of a row, as a number.
     *
     * @param row the row
     * @return the position of its group among the outcomes
     */
    public int code(int row) {
        return codes[row];
    }

    /**
     * The same users in coarser or other groups: one dimension of combined segments, say.
     *
     * @param groups the new groups, in the order in which people read them
     * @param group the new group of an old one
     * @param <T> the new groups
     * @return a segmentation of the same users by the same definition
     */
    public <T> Segmentation<T> by(List<T> groups, Function<? super S, ? extends T> group) {
        int[] positions = outcomes.stream()
                .mapToInt(outcome -> groups.indexOf(group.apply(outcome)))
                .toArray();
        int[] mapped = Arrays.stream(codes).map(code -> positions[code]).toArray();
        return new Segmentation<>(definition, groups, users, mapped);
    }

    /**
     * How many users are in each group.
     *
     * @return a count for every outcome, zeros included, in their order; they add up to {@link #size()}
     */
    public Map<S, Long> counts() {
        long[] counts = new long[outcomes.size()];
        for (int code : codes) {
            counts[code]++;
        }
        Map<S, Long> result = new LinkedHashMap<>();
        for (int code = 0; code < counts.length; code++) {
            result.put(outcomes.get(code), counts[code]);
        }
        return Collections.unmodifiableMap(result);
    }

    /**
     * The sizes of the groups.
     *
     * @param title what to call them
     * @return users and their share per group
     */
    public Table toTable(String title) {
        Table.Builder table = Table.of(title, "segment", "users", "share");
        counts().forEach((segment, count) ->
                table.row(segment.toString(), count, size() == 0 ? Double.NaN : (double) count / size()));
        return table.build();
    }
}
