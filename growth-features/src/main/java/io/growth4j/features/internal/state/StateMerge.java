package io.growth4j.features.internal.state;

import io.growth4j.event.Dictionary;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.aggregate.MergeableFold;
import io.growth4j.features.aggregate.Recoding;
import io.growth4j.features.aggregate.States;
import io.growth4j.features.internal.group.EventRow;
import io.growth4j.features.internal.group.RecentEvents;
import io.growth4j.features.internal.pack.ColumnPlan;
import io.growth4j.features.internal.state.FoldPlan.Part;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Moves the users of one state into another, where users and texts have other numbers. */
public final class StateMerge implements Recoding {
    private final ColumnPlan plan;
    private final List<Part> parts;
    /** By part, one row on its way: its codes are already those of where it goes. */
    private final List<States> moving;

    private final FeatureState from;
    private final FeatureState to;
    private final int[][] codes;

    private StateMerge(FeatureState from, FeatureState to) {
        this.from = from;
        this.to = to;
        this.plan = to.plan();
        this.parts = to.folds().parts();
        this.moving = parts.stream().map(part -> new States(part.fold())).toList();
        this.codes = new int[plan.columns().size()][];
    }

    /**
     * Moves all users.
     *
     * @param from of the same features, columns and settled instant; folded, but otherwise left as it is
     * @param to takes them over
     */
    public static void merge(FeatureState from, FeatureState to) {
        requireAlike(from, to);
        from.fold();
        to.fold();
        StateMerge merge = new StateMerge(from, to);
        merge.requireMergeable();
        for (int column = 0; column < merge.codes.length; column++) {
            merge.codes[column] = recoded(from.dictionaries()[column], to.dictionaries()[column]);
        }
        for (int number = 0; number < from.numbers().size(); number++) {
            merge.movePast(number);
        }
        for (int partition = 0; partition < UserStates.PARTITIONS; partition++) {
            merge.moveRecent(partition);
        }
        to.settlement().addTooLate(from.tooLate());
    }

    private static void requireAlike(FeatureState from, FeatureState to) {
        List<String> differences = from.schema().differences(to.schema());
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException("the other state holds other features: " + differences);
        }
        if (!from.events().equals(to.events())) {
            throw new IllegalArgumentException("the other state has columns "
                    + from.events().toJson() + ", this one " + to.events().toJson());
        }
        if (from.settlement().settled() != to.settlement().settled()
                || from.settlement().horizon() != to.settlement().horizon()) {
            throw new IllegalArgumentException("this state was settled up to "
                    + Instant.ofEpochMilli(to.settlement().settled()) + ", the other one up to "
                    + Instant.ofEpochMilli(from.settlement().settled()) + ": settle both alike");
        }
    }

    /** Pasts that were folded apart cannot be put into one order of time any more: whether that matters is up to the fold. */
    private void requireMergeable() {
        for (int part = 0; part < parts.size(); part++) {
            if (!(parts.get(part).fold() instanceof MergeableFold)) {
                requireOnePast(to.folds().featuresOf(part));
            }
        }
    }

    private void requireOnePast(List<String> ordered) {
        for (int number = 0; number < from.numbers().size(); number++) {
            if (from.partitions().hasPast(number)) {
                String user = from.numbers().text(number);
                int own = to.numbers().find(user);
                if (own >= 0 && to.partitions().hasPast(own)) {
                    throw new IllegalArgumentException("both states hold a settled past of user '" + user + "', and "
                            + ordered + " depend on the order of the events: keep each user's events in one of them,"
                            + " or settle after the merge");
                }
            }
        }
    }

    private static int[] recoded(@Nullable Dictionary from, @Nullable Dictionary to) {
        int[] codes = new int[from == null ? 0 : from.size()];
        for (int code = 0; code < codes.length; code++) {
            codes[code] =
                    Objects.requireNonNull(to).add(Objects.requireNonNull(from).text(code));
        }
        return codes;
    }

    private int moved(int number) {
        return to.numbers().isText()
                ? to.numbers().number(from.numbers().text(number))
                : to.numbers().number(from.numbers().id(number));
    }

    private void movePast(int number) {
        int own = moved(number);
        UserStates target = to.partitions().of(own);
        int row = UserStates.row(own);
        if (from.partitions().hasPast(number)) {
            boolean hadPast = target.hasPast.get(row);
            target.hasPast.set(row);
            for (int part = 0; part < parts.size(); part++) {
                States past = target.pasts.get(part);
                int users = to.partitions().users(UserStates.partition(own));
                if (past.rows() < users) {
                    past.grow(users);
                }
                move(part, from.partitions().of(number).pasts.get(part), UserStates.row(number));
                put(part, past, row, hadPast);
            }
        }
    }

    private void move(int part, States source, int row) {
        States one = moving.get(part);
        one.restart(1);
        one.copy(source, row, 0);
        parts.get(part).fold().recode(one, 0, this);
    }

    private void put(int part, States past, int row, boolean hadPast) {
        if (hadPast && parts.get(part).fold() instanceof MergeableFold fold) {
            fold.merge(past, row, moving.get(part), 0, this);
        } else {
            past.copy(moving.get(part), 0, row);
        }
    }

    private void moveRecent(int partition) {
        RecentEvents recent = from.partitions().get(partition).recent;
        long[] row = new long[EventRow.width(plan)];
        for (int number = recent.first(); number < recent.end(); number++) {
            recent.copy(number, row);
            int own = moved(UserStates.number(partition, recent.user(number)));
            for (int column = 0; column < codes.length; column++) {
                int word = EventRow.COLUMNS + column;
                if (plan.columns().get(column).isText() && row[word] >= 0) {
                    row[word] = codes[column][(int) row[word]];
                }
            }
            to.partitions().append(own, row);
        }
    }

    @Override
    public ColumnType type(String column) {
        return plan.type(column);
    }

    @Override
    public int code(String column, int code) {
        return codes[plan.indexOf(column)][code];
    }
}
