package io.growth4j.features.internal.kernel;

import io.growth4j.event.Dictionary;
import io.growth4j.features.aggregate.Recoding;
import io.growth4j.features.aggregate.States;
import io.growth4j.features.internal.kernel.FoldPlan.Part;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Moves the users of one state into another, where users and texts have other numbers. */
final class StateMerge implements Recoding {
    private final ColumnPlan plan;
    private final List<Part> parts;
    private final FeatureState from;
    private final FeatureState to;
    private final int[][] codes;

    private StateMerge(FeatureState from, FeatureState to, ColumnPlan plan, List<Part> parts) {
        this.from = from;
        this.to = to;
        this.plan = plan;
        this.parts = parts;
        this.codes = new int[plan.columns().size()][];
    }

    static void merge(FeatureState from, FeatureState to, ColumnPlan plan, List<Part> parts) {
        StateMerge merge = new StateMerge(from, to, plan, parts);
        merge.requireOnePast();
        for (int column = 0; column < merge.codes.length; column++) {
            merge.codes[column] = recoded(from.dictionaries()[column], to.dictionaries()[column]);
        }
        for (int number = 0; number < from.numbers().size(); number++) {
            merge.movePast(number);
        }
        for (int partition = 0; partition < from.partitions().length; partition++) {
            merge.moveRecent(partition);
        }
    }

    /** Pasts that were folded apart cannot be put into one order of time any more. */
    private void requireOnePast() {
        for (int number = 0; number < from.numbers().size(); number++) {
            if (from.hasPast(number)) {
                String user = from.numbers().text(number);
                int own = to.numbers().find(user);
                if (own >= 0 && to.hasPast(own)) {
                    throw new IllegalArgumentException("both states hold a settled past of user '" + user
                            + "': keep each user's events in one of them, or settle after the merge");
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
        UserStates target = to.partition(own);
        int row = own >>> FeatureState.PARTITION_BITS;
        target.ensure(row);
        if (from.hasPast(number)) {
            target.hasPast.set(row);
            for (int part = 0; part < parts.size(); part++) {
                States past = target.pasts.get(part);
                if (past.rows() < target.users) {
                    past.grow(target.users);
                }
                past.copy(from.partition(number).pasts.get(part), number >>> FeatureState.PARTITION_BITS, row);
                parts.get(part).fold().recode(past, row, this);
            }
        }
    }

    private void moveRecent(int partition) {
        RecentEvents recent = from.partitions()[partition].recent;
        for (int event = 0; event < recent.size; event++) {
            int own = moved((recent.users[event] << FeatureState.PARTITION_BITS) + partition);
            UserStates target = to.partition(own);
            to.makeRoom(target);
            int entry = target.append(own >>> FeatureState.PARTITION_BITS, recent.times[event]);
            for (int column = 0; column < codes.length; column++) {
                Object values = target.recent.columns[column];
                System.arraycopy(recent.columns[column], event, values, entry, 1);
                if (values instanceof int[] texts && texts[entry] >= 0) {
                    texts[entry] = codes[column][texts[entry]];
                }
            }
        }
    }

    @Override
    public boolean isText(String column) {
        int index = plan.indexOf(column);
        return index >= 0 && plan.columns().get(index).isText();
    }

    @Override
    public int code(String column, int code) {
        return codes[plan.indexOf(column)][code];
    }
}
