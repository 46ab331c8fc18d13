package io.growth4j.loyalty.growthvalue;

import io.growth4j.definition.UnknownName;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The booking of one day: facts in, line and state out. */
final class GrowthBooking {
    private final GrowthValueFormula formula;
    private final GrowthValue before;
    private final GrowthDay day;
    private final @Nullable GrowthPlan plan;
    private final boolean gains;
    private final Map<String, GrowthEntry> operations;
    private final Map<String, Long> refundable;
    private final Map<String, Long> taskTotals = new HashMap<>();

    private long tasks;
    private long openings;
    private long refunded;

    GrowthBooking(GrowthValueFormula formula, GrowthValue before, GrowthDay day) {
        this.formula = formula;
        this.before = before;
        this.day = day;
        String name = day.plan();
        this.plan = name == null ? null : formula.plan(name);
        this.gains = plan != null || formula.lapsed() == LapsePolicy.TASKS_AND_OPENINGS;
        // A day without entries shares the maps of the day before: a history of quiet days stays linear.
        boolean quiet = day.entries().isEmpty();
        this.operations = quiet ? before.operations() : new HashMap<>(before.operations());
        this.refundable = quiet ? before.refundable() : new HashMap<>(before.refundable());
    }

    GrowthStep book() {
        requireNextDay();
        day.entries().forEach(this::enter);
        long earned = plan == null ? 0 : multiplied(plan.daily(before.effectiveLevel()));
        boolean later = formula.dailyPosting() == Posting.NEXT_DAY;
        long daily = later ? before.toPost() : earned;
        int lapsedDays = plan == null ? before.lapsedDays() + 1 : 0;
        long decline = decline(lapsedDays);
        long unclamped = before.value() + daily + tasks + openings - refunded - decline;
        long closing = Math.max(formula.floor(), Math.min(formula.cap(), unclamped));
        int level = formula.ladder().level(closing);
        int effective = plan != null && formula.levelProtected() ? Math.max(level, before.effectiveLevel()) : level;
        GrowthLine line = new GrowthLine(
                day.date(),
                day.plan(),
                before.value(),
                daily,
                tasks,
                openings,
                refunded,
                decline,
                closing - unclamped,
                closing,
                effective);
        GrowthValue state = new GrowthValue(
                day.date(), closing, level, effective, lapsedDays, later ? earned : 0, operations, refundable);
        return new GrowthStep(line, state);
    }

    private void requireNextDay() {
        LocalDate last = before.date();
        if (last != null && !day.date().equals(last.plusDays(1))) {
            throw new IllegalArgumentException("day " + day.date() + " does not follow " + last
                    + ": days come without gaps; after a late fact, fold the whole history again");
        }
    }

    private long decline(int lapsedDays) {
        if (lapsedDays <= formula.graceDays()) {
            return 0;
        }
        return Math.min(formula.decline(before.effectiveLevel()), before.value() - formula.floor());
    }

    private void enter(GrowthEntry entry) {
        GrowthEntry known = operations.putIfAbsent(entry.operationId(), entry);
        if (known == null) {
            bookNew(entry);
        } else if (!known.equals(entry)) {
            throw new IllegalArgumentException("operation id '" + entry.operationId() + "' stands for " + known
                    + " already, and cannot stand for " + entry + ": give the new write an id of its own");
        }
    }

    private void bookNew(GrowthEntry entry) {
        if (entry instanceof GrowthEntry.Task task) {
            tasks += gains ? multiplied(uncapped(task)) : 0;
        } else if (entry instanceof GrowthEntry.Opening opening) {
            long granted = gains ? multiplied(opening.value()) : 0;
            openings += granted;
            refundable.put(opening.operationId(), granted);
        } else if (entry instanceof GrowthEntry.Refund refund) {
            refunded += takeBack(refund);
        }
    }

    /** The part of a task's value that its daily cap lets through. */
    private long uncapped(GrowthEntry.Task task) {
        long most = formula.taskDailyCaps().getOrDefault(task.task(), Long.MAX_VALUE);
        long so = taskTotals.getOrDefault(task.task(), 0L);
        long granted = Math.min(task.value(), most - so);
        taskTotals.put(task.task(), so + granted);
        return granted;
    }

    private long takeBack(GrowthEntry.Refund refund) {
        if (!(operations.get(refund.opening()) instanceof GrowthEntry.Opening)) {
            TreeSet<String> known = new TreeSet<>();
            operations.forEach((id, entry) -> {
                if (entry instanceof GrowthEntry.Opening) {
                    known.add(id);
                }
            });
            throw UnknownName.of("opening to refund", refund.opening(), known);
        }
        Long granted = refundable.remove(refund.opening());
        return granted == null ? 0 : granted;
    }

    private long multiplied(long value) {
        int percent = plan == null ? 100 : plan.multiplierPercent();
        return (value * percent + 50) / 100;
    }
}
