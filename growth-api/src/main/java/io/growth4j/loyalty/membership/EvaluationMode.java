package io.growth4j.loyalty.membership;

import io.growth4j.definition.Definition;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When a tier may fall. Rising is always at once. */
public sealed interface EvaluationMode extends Definition {
    /**
     * When a tier is looked at next.
     *
     * @param state where the member stands
     * @return the day, or null if never by the calendar
     */
    @Nullable
    LocalDate due(TierState state);

    /** Never. */
    record NeverDown() implements EvaluationMode {
        @Override
        public @Nullable LocalDate due(TierState state) {
            return null;
        }
    }

    /** Only when something earned is taken back, or somebody asks for it. */
    record OnReversal() implements EvaluationMode {
        @Override
        public @Nullable LocalDate due(TierState state) {
            return null;
        }
    }

    /**
     * Every so many days.
     *
     * @param days at least 1
     * @param since from when they count
     */
    record EveryDays(int days, Anchor since) implements EvaluationMode {
        public EveryDays {
            if (days < 1) {
                throw new IllegalArgumentException("days " + days + " is not at least 1");
            }
        }

        @Override
        public LocalDate due(TierState state) {
            return switch (since) {
                case LAST_EVALUATION -> state.lastEvaluated().plusDays(days);
                case LEVEL_CHANGE -> later(state.tierSince(), state.lastEvaluated());
                case REGISTRATION -> later(state.registered(), state.lastEvaluated());
            };
        }

        /** The first of anchor + days, anchor + 2·days, … after the last evaluation. */
        private LocalDate later(LocalDate anchor, LocalDate last) {
            long gone = Math.max(0, last.toEpochDay() - anchor.toEpochDay());
            return anchor.plusDays((gone / days + 1) * days);
        }
    }

    /** From when the days of an evaluation count. */
    enum Anchor {
        /** The member's first day. */
        REGISTRATION,
        /** The last evaluation. */
        LAST_EVALUATION,
        /** The day on which the tier changed. */
        LEVEL_CHANGE
    }
}
