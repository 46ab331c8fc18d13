package io.growth4j.features.analytics;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.EventLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The question of retention: of the users who started in a period, how many came back at which age?
 *
 * <p>A cohort is the users with a start event in a period, as {@link CohortKind} says; the age of a later period is its
 * distance from the cohort's. Age 0 is the cohort's size. A user returned in a period with at least {@code minOccurrences}
 * return events. The kinds of retention are those of Amplitude's and PostHog's documentation.
 *
 * @param calendar zone and start of the week
 * @param granularity the length of a period
 * @param days whether ages count calendar periods or the user's own 24 hours
 * @param cohorts in which cohorts a user stands
 * @param kind when a user counts as returned
 * @param starting the start events
 * @param returning the return events
 * @param minOccurrences how many return events make a return, at least 1
 * @param from an instant in the first cohort's period
 * @param cohortCount how many consecutive cohorts, at least 1
 * @param brackets the ages asked for, after age 0, ascending: one by one, or ranges
 */
public record Retention(
        PeriodCalendar calendar,
        Granularity granularity,
        DayDefinition days,
        CohortKind cohorts,
        ReturnKind kind,
        EventSelection starting,
        EventSelection returning,
        int minOccurrences,
        Instant from,
        int cohortCount,
        List<Bracket> brackets)
        implements HistoryQuestion<RetentionMatrix> {

    public Retention {
        brackets = List.copyOf(brackets);
        if (minOccurrences < 1 || cohortCount < 1) {
            throw new IllegalArgumentException("minOccurrences " + minOccurrences + " and cohortCount " + cohortCount
                    + " must both be at least 1");
        }
        if (brackets.isEmpty()) {
            throw new IllegalArgumentException("no age is asked for: name at least one bracket");
        }
        if (kind == ReturnKind.ON_OR_AFTER && brackets.stream().anyMatch(bracket -> bracket.first() < bracket.last())) {
            throw new IllegalArgumentException("unbounded retention over " + brackets + ": needs single ages");
        }
        if (days == DayDefinition.ROLLING_24H && granularity != Granularity.DAY && granularity != Granularity.WEEK) {
            throw new IllegalArgumentException(
                    "rolling retention by " + granularity + ": only days and weeks are a number of 24 hours");
        }
    }

    /**
     * Some consecutive ages.
     *
     * @param first the first age, at least 1
     * @param last the last age, not below the first
     */
    public record Bracket(int first, int last) {
        public Bracket {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException("bracket " + first + " to " + last + ": needs 1 ≤ first ≤ last");
            }
        }

        String label() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }

    /**
     * Starts a question: daily N-day retention of first-ever cohorts by any event, in calendar days, for 30 cohorts and
     * ages 1 to 30.
     *
     * @param calendar zone and start of the week
     * @param from an instant in the first cohort's period
     * @return a builder
     */
    public static Builder of(PeriodCalendar calendar, Instant from) {
        return new Builder(calendar, from);
    }

    /**
     * Answers the question from histories.
     *
     * @param histories the events
     * @param asOf only events before this instant count
     * @return the retention matrix; O(events), for recurring cohorts O(events + users · periods²)
     */
    @Override
    public RetentionMatrix compute(UserHistories histories, Instant asOf) {
        return new RetentionCount(this, histories, asOf.toEpochMilli()).run();
    }

    /**
     * Answers the question from a log, in one pass if its periods follow each other, else perhaps in two.
     *
     * @param log the log
     * @param asOf only events before this instant count
     * @return the retention matrix; O(events)
     */
    @Override
    public RetentionMatrix compute(EventLog log, Instant asOf) {
        return Optional.of(this)
                .filter(OrderedRetention::suits)
                .flatMap(question -> OrderedRetention.compute(question, log, asOf))
                .orElseGet(() -> HistoryQuestion.super.compute(log, asOf));
    }

    @Override
    public Tally<RetentionMatrix> tally(Instant end) {
        return new Tally<>(
                this,
                RetentionCounting.suits(this)
                        ? RetentionCounting.of(this)
                        : new HistoryCounting<>(this::compute, starting.or(returning)),
                end);
    }

    int maxAge() {
        return brackets.stream().mapToInt(Bracket::last).max().orElse(0);
    }

    /** Changes a question part by part. Not thread-safe. */
    public static final class Builder {
        private final PeriodCalendar calendar;
        private final Instant from;
        private Granularity granularity = Granularity.DAY;
        private DayDefinition days = DayDefinition.CALENDAR;
        private CohortKind cohorts = CohortKind.FIRST_EVER;
        private ReturnKind kind = ReturnKind.ON;
        private EventSelection starting = EventSelection.any();
        private EventSelection returning = EventSelection.any();
        private int minOccurrences = 1;
        private int cohortCount = 30;
        private List<Bracket> brackets = ages(30);

        private Builder(PeriodCalendar calendar, Instant from) {
            this.calendar = calendar;
            this.from = from;
        }

        private static List<Bracket> ages(int last) {
            return IntStream.rangeClosed(1, last)
                    .mapToObj(age -> new Bracket(age, age))
                    .toList();
        }

        /**
         * Sets the length of a period.
         *
         * @param granularity the length
         * @return this builder
         */
        public Builder granularity(Granularity granularity) {
            this.granularity = granularity;
            return this;
        }

        /**
         * Sets what a day later means.
         *
         * @param days calendar or rolling
         * @return this builder
         */
        public Builder days(DayDefinition days) {
            this.days = days;
            return this;
        }

        /**
         * Sets in which cohorts a user stands.
         *
         * @param cohorts first or recurring
         * @return this builder
         */
        public Builder cohorts(CohortKind cohorts) {
            this.cohorts = cohorts;
            return this;
        }

        /**
         * Sets the start events.
         *
         * @param starting the events that put a user into a cohort
         * @return this builder
         */
        public Builder starting(EventSelection starting) {
            this.starting = starting;
            return this;
        }

        /**
         * Sets the return events.
         *
         * @param returning the events that make a return
         * @return this builder
         */
        public Builder returning(EventSelection returning) {
            this.returning = returning;
            return this;
        }

        /**
         * Sets how many return events make a return.
         *
         * @param minOccurrences at least 1
         * @return this builder
         */
        public Builder minOccurrences(int minOccurrences) {
            this.minOccurrences = minOccurrences;
            return this;
        }

        /**
         * Sets how many cohorts there are.
         *
         * @param cohortCount at least 1
         * @return this builder
         */
        public Builder cohortCount(int cohortCount) {
            this.cohortCount = cohortCount;
            return this;
        }

        /**
         * Asks for N-day retention: active in the period of each age.
         *
         * @param lastAge ages 1 to this one
         * @return this builder
         */
        public Builder on(int lastAge) {
            kind = ReturnKind.ON;
            brackets = ages(lastAge);
            return this;
        }

        /**
         * Asks for unbounded retention: active in the period of each age or later.
         *
         * @param lastAge ages 1 to this one
         * @return this builder
         */
        public Builder onOrAfter(int lastAge) {
            kind = ReturnKind.ON_OR_AFTER;
            brackets = ages(lastAge);
            return this;
        }

        /**
         * Asks for bracket retention: active in any period of each bracket.
         *
         * @param brackets the brackets
         * @return this builder
         */
        public Builder brackets(Bracket... brackets) {
            kind = ReturnKind.ON;
            this.brackets = List.of(brackets);
            return this;
        }

        /**
         * The question.
         *
         * @return a definition
         */
        public Retention build() {
            return new Retention(
                    calendar,
                    granularity,
                    days,
                    cohorts,
                    kind,
                    starting,
                    returning,
                    minOccurrences,
                    from,
                    cohortCount,
                    brackets);
        }
    }
}
