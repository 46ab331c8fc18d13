package io.growth4j.loyalty.growthvalue;

import io.growth4j.definition.Definition;
import io.growth4j.definition.UnknownName;
import io.growth4j.loyalty.level.LevelLadder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * How growth value moves: S = S0 + T + M + Y − X, as a fold over accounting days.
 *
 * <pre>
 * gain  = (T + M + Y)·multiplier          T daily, M tasks, Y openings; each rounded HALF_UP
 * loss  = member or in grace ? 0 : min(X, S − floor)
 * S'    = clamp(S + gain − refunded − loss, floor, cap)
 * </pre>
 *
 * The formula is the usual one of paid-membership programmes in China (initial, daily, task and opening value minus the
 * decline of non-members). That a lapsed user earns nothing, and that the multiplier covers all three gains, are this
 * project's defaults. Immutable and thread-safe; folding a day is O(entries of the day + operations so far).
 *
 * @param initial S0, where everyone starts
 * @param plans what each plan gives
 * @param taskDailyCaps the most that a task brings a day, before the multiplier; tasks not named have no cap
 * @param declineByLevel X: what a day without membership takes, by level, level 0 first; the last holds for all above
 * @param graceDays how many days after a membership nothing is taken yet
 * @param floor the least S, at most {@code initial}
 * @param cap the most S
 * @param dailyPosting when the daily value is booked
 * @param lapsed what a user without membership earns
 * @param ladder the levels of S
 * @param levelProtected whether the effective level cannot fall during a membership
 */
public record GrowthValueFormula(
        long initial,
        Map<String, GrowthPlan> plans,
        Map<String, Long> taskDailyCaps,
        List<Long> declineByLevel,
        int graceDays,
        long floor,
        long cap,
        Posting dailyPosting,
        LapsePolicy lapsed,
        LevelLadder ladder,
        boolean levelProtected)
        implements Definition {
    /** The largest S. */
    public static final long LARGEST = 1_000_000_000_000_000L;

    public GrowthValueFormula {
        plans = Collections.unmodifiableMap(new TreeMap<>(plans));
        taskDailyCaps = Collections.unmodifiableMap(new TreeMap<>(taskDailyCaps));
        declineByLevel = List.copyOf(declineByLevel);
        if (floor < 0 || floor > initial || initial > cap || cap > LARGEST) {
            throw new IllegalArgumentException("floor " + floor + ", initial " + initial + " and cap " + cap
                    + " are not in this order within 0.." + LARGEST);
        }
        if (graceDays < 0) {
            throw new IllegalArgumentException("graceDays " + graceDays + " is below 0");
        }
        if (declineByLevel.isEmpty()) {
            throw new IllegalArgumentException("declineByLevel is empty: give at least the decline of level 0");
        }
        for (long decline : declineByLevel) {
            requireAmount("decline", decline);
        }
        taskDailyCaps.forEach((task, most) -> requireAmount("daily cap of task '" + task + "'", most));
    }

    private static void requireAmount(String name, long amount) {
        if (amount < 0 || amount > GrowthEntry.LARGEST) {
            throw new IllegalArgumentException(name + " " + amount + " is not within 0.." + GrowthEntry.LARGEST);
        }
    }

    /**
     * A builder: no decline, no grace, from 0 upwards, booked on the same day, nothing for lapsed users, level moves at
     * once.
     *
     * @param ladder the levels of the value
     * @return a builder
     */
    public static Builder builder(LevelLadder ladder) {
        return new Builder(ladder);
    }

    /**
     * Where a user starts.
     *
     * @return S0 before the first day
     */
    public GrowthValue start() {
        int level = ladder.level(initial);
        return new GrowthValue(null, initial, level, level, 0, 0, Map.of(), Map.of());
    }

    /**
     * One day further.
     *
     * @param before the state at the end of the day before
     * @param day the facts of the day
     * @return what was booked, and the state at the end of the day
     * @throws IllegalArgumentException if the day is not the next one, names an unknown plan or opening, or reuses an
     *     operation id for something else
     */
    public GrowthStep apply(GrowthValue before, GrowthDay day) {
        return new GrowthBooking(this, before, day).book();
    }

    /**
     * The whole history at once; equal to applying its days one by one.
     *
     * @param days the days, without gaps
     * @return one line per day, and the state at the end
     */
    public GrowthHistory fold(Iterable<GrowthDay> days) {
        GrowthValue state = start();
        List<GrowthLine> lines = new ArrayList<>();
        for (GrowthDay day : days) {
            GrowthStep step = apply(state, day);
            lines.add(step.line());
            state = step.state();
        }
        return new GrowthHistory(this, lines, state);
    }

    GrowthPlan plan(String name) {
        GrowthPlan plan = plans.get(name);
        if (plan == null) {
            throw UnknownName.of("plan", name, plans.keySet());
        }
        return plan;
    }

    long decline(int level) {
        return declineByLevel.get(Math.min(level, declineByLevel.size() - 1));
    }

    /** Sets the parts of a formula one by one. Not thread-safe. */
    public static final class Builder {
        private final LevelLadder ladder;
        private final Map<String, GrowthPlan> plans = new TreeMap<>();
        private final Map<String, Long> taskDailyCaps = new TreeMap<>();
        private List<Long> declineByLevel = List.of(0L);
        private long initial;
        private int graceDays;
        private long floor;
        private long cap = LARGEST;
        private Posting dailyPosting = Posting.SAME_DAY;
        private LapsePolicy lapsed = LapsePolicy.NO_GAIN;
        private boolean levelProtected;

        private Builder(LevelLadder ladder) {
            this.ladder = ladder;
        }

        /**
         * Sets where everyone starts.
         *
         * @param value S0
         * @return this builder
         */
        public Builder initial(long value) {
            initial = value;
            return this;
        }

        /**
         * Adds a plan.
         *
         * @param name its name
         * @param plan what it gives
         * @return this builder
         */
        public Builder plan(String name, GrowthPlan plan) {
            plans.put(name, plan);
            return this;
        }

        /**
         * Caps a task.
         *
         * @param task the task
         * @param most the most it brings a day, before the multiplier
         * @return this builder
         */
        public Builder taskDailyCap(String task, long most) {
            taskDailyCaps.put(task, most);
            return this;
        }

        /**
         * Sets the decline.
         *
         * @param perDayByLevel what a day without membership takes, level 0 first; the last holds for all above
         * @return this builder
         */
        public Builder decline(long... perDayByLevel) {
            declineByLevel = LongStream.of(perDayByLevel).boxed().toList();
            return this;
        }

        /**
         * Sets the grace.
         *
         * @param days how many days after a membership nothing is taken yet
         * @return this builder
         */
        public Builder grace(int days) {
            graceDays = days;
            return this;
        }

        /**
         * Sets the range of the value.
         *
         * @param least the floor
         * @param most the cap
         * @return this builder
         */
        public Builder within(long least, long most) {
            floor = least;
            cap = most;
            return this;
        }

        /**
         * Sets when the daily value is booked.
         *
         * @param posting same or next day
         * @return this builder
         */
        public Builder dailyPosting(Posting posting) {
            dailyPosting = posting;
            return this;
        }

        /**
         * Sets what a user without membership earns.
         *
         * @param policy the policy
         * @return this builder
         */
        public Builder lapsed(LapsePolicy policy) {
            lapsed = policy;
            return this;
        }

        /**
         * Keeps the effective level from falling during a membership.
         *
         * @return this builder
         */
        public Builder protectLevel() {
            levelProtected = true;
            return this;
        }

        /**
         * The formula.
         *
         * @return a new formula
         */
        public GrowthValueFormula build() {
            return new GrowthValueFormula(
                    initial,
                    plans,
                    taskDailyCaps,
                    declineByLevel,
                    graceDays,
                    floor,
                    cap,
                    dailyPosting,
                    lapsed,
                    ladder,
                    levelProtected);
        }
    }
}
