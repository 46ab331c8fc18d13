package io.growth4j.segment.migration;

import io.growth4j.report.Table;
import io.growth4j.user.UserKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many users moved from which group to which between two instants; new and gone users are counted apart, never
 * dropped. Immutable and thread-safe.
 *
 * @param <S> the groups
 */
public final class MigrationMatrix<S> {
    private final List<S> groups;
    private final Map<S, Integer> positions = new HashMap<>();
    private final long[][] cells;

    private MigrationMatrix(List<S> groups) {
        this.groups = List.copyOf(groups);
        for (S group : groups) {
            if (positions.put(group, positions.size()) != null) {
                throw new IllegalArgumentException("group " + group + " stands twice in " + groups);
            }
        }
        this.cells = new long[groups.size() + 1][groups.size() + 1];
    }

    /**
     * Compares two segmentations, row by row as {@code segmentation::of} gives them.
     *
     * @param groups all groups, in the order in which people read them
     * @param usersBefore who was there at the first instant, each once
     * @param groupBefore the group of each of its rows
     * @param usersAfter who was there at the second instant, each once
     * @param groupAfter the group of each of its rows
     * @param <S> the groups
     * @return the matrix; O(users)
     * @throws IllegalArgumentException if a user stands twice on one side, or a group is not among {@code groups}
     */
    public static <S> MigrationMatrix<S> of(
            List<S> groups,
            UserKeys usersBefore,
            IntFunction<? extends S> groupBefore,
            UserKeys usersAfter,
            IntFunction<? extends S> groupAfter) {
        MigrationMatrix<S> matrix = new MigrationMatrix<>(groups);
        Map<String, Integer> before = matrix.positionsByUser(usersBefore, groupBefore);
        Map<String, Integer> after = matrix.positionsByUser(usersAfter, groupAfter);
        int nowhere = groups.size();
        before.forEach((user, from) -> matrix.cells[from][after.getOrDefault(user, nowhere)]++);
        after.forEach((user, to) -> matrix.cells[nowhere][to] += before.containsKey(user) ? 0 : 1);
        return matrix;
    }

    private Map<String, Integer> positionsByUser(UserKeys users, IntFunction<? extends S> group) {
        Map<String, Integer> result = new HashMap<>(users.size() * 2);
        for (int row = 0; row < users.size(); row++) {
            if (result.put(users.text(row), position(group.apply(row))) != null) {
                throw new IllegalArgumentException("user '" + users.text(row) + "' stands twice at one instant");
            }
        }
        return result;
    }

    private int position(S group) {
        Integer position = positions.get(group);
        if (position == null) {
            throw new IllegalArgumentException("group " + group + " is not among " + groups);
        }
        return position;
    }

    /**
     * The groups.
     *
     * @return all, in order
     */
    public List<S> groups() {
        return groups;
    }

    /**
     * Who moved, or stayed.
     *
     * @param from the group before
     * @param to the group after
     * @return the number of users that were in the one and are in the other
     */
    public long moved(S from, S to) {
        return cells[position(from)][position(to)];
    }

    /**
     * Who came.
     *
     * @param to the group after
     * @return the number of its users that were not there before
     */
    public long arrived(S to) {
        return cells[groups.size()][position(to)];
    }

    /**
     * Who went.
     *
     * @param from the group before
     * @return the number of its users that are not there any more
     */
    public long gone(S from) {
        return cells[position(from)][groups.size()];
    }

    /**
     * How stable the groups are.
     *
     * @return of the users that are there at both instants, the share that stayed in their group; NaN if there is none
     */
    public double stability() {
        long stayed = 0;
        long both = 0;
        for (int from = 0; from < groups.size(); from++) {
            for (int to = 0; to < groups.size(); to++) {
                both += cells[from][to];
                stayed += from == to ? cells[from][to] : 0;
            }
        }
        return both == 0 ? Double.NaN : (double) stayed / both;
    }

    /**
     * The matrix.
     *
     * @param title what to call it
     * @return a row per group before and one of new users, a column per group after and one of users gone
     */
    public Table toTable(String title) {
        String[] columns = new String[groups.size() + 2];
        columns[0] = "from \\ to";
        for (int to = 0; to < groups.size(); to++) {
            columns[to + 1] = groups.get(to).toString();
        }
        columns[groups.size() + 1] = "gone";
        Table.Builder table = Table.of(title, columns);
        for (int from = 0; from <= groups.size(); from++) {
            @Nullable Object[] row = new @Nullable Object[columns.length];
            row[0] = from == groups.size() ? "new" : groups.get(from).toString();
            for (int to = 0; to <= groups.size(); to++) {
                row[to + 1] = from == groups.size() && to == groups.size() ? null : (Object) cells[from][to];
            }
            table.row(row);
        }
        return table.build();
    }
}
