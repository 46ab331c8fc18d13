package io.growth4j.models.experiment;

import io.growth4j.definition.Definition;
import java.util.List;

/** How a test turns an estimate into an interval and a p-value: for one look, or for many. */
public sealed interface Inference extends Definition {
    /**
     * Whether the error rate holds however often one looks.
     *
     * @return true for the sequential methods
     */
    boolean isSequential();

    /** One look: Student's t with Welch's degrees of freedom (Welch 1947). The default. */
    record WelchT() implements Inference {
        @Override
        public boolean isSequential() {
            return false;
        }
    }

    /** One look: the normal distribution with the unpooled standard error (Wald). */
    record Normal() implements Inference {
        @Override
        public boolean isSequential() {
            return false;
        }
    }

    /**
     * One look at two shares: the p-value pools them, as the χ² test without continuity correction does; the interval
     * does not (Wald). For absolute effects of {@link Sample.Proportion} only.
     */
    record PooledZ() implements Inference {
        @Override
        public boolean isSequential() {
            return false;
        }
    }

    /**
     * Any number of looks: the asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas
     * (Time-uniform central limit theory, 2021), two-sided (eq. 9) or one-sided (eq. 134).
     *
     * @param tunedFor the number of units of both arms at which the interval is tightest, 1 or more
     */
    record ConfidenceSequence(double tunedFor) implements Inference {
        /** Tightest at 5,000 units, a common default. */
        public static final ConfidenceSequence STANDARD = new ConfidenceSequence(5000);

        public ConfidenceSequence {
            Checks.positive("tunedFor", tunedFor);
        }

        @Override
        public boolean isSequential() {
            return true;
        }
    }

    /**
     * Any number of looks: the mixture sequential probability ratio test (Robbins 1970; Johari, Koomen, Pekelis and Walsh
     * 2022) with a normal mixture over the effect. Two-sided only.
     *
     * @param tauSquared the variance of the mixture, in squared units of the effect: how large effects are thought to be
     */
    record MixtureSprt(double tauSquared) implements Inference {
        public MixtureSprt {
            Checks.positive("tauSquared", tauSquared);
        }

        @Override
        public boolean isSequential() {
            return true;
        }
    }

    /**
     * The looks of a group-sequential plan, this one included: the normal test at the level that the plan has left for
     * this look. Solving the plan takes milliseconds, so make one for all metrics of a look.
     *
     * @param plan how the error is spent
     * @param information the share of the planned information at each look so far, ascending; the last is this look
     * @param level what the plan has left for this look, above 0 and below 1
     */
    record GroupLook(GroupSequential plan, List<Double> information, double level) implements Inference {
        public GroupLook {
            information = List.copyOf(information);
            Checks.share("level", level);
        }

        /**
         * The looks so far, the level of this one solved from the plan.
         *
         * @param plan how the error is spent
         * @param information the share of the planned information at each look so far, ascending; the last is this look
         * @throws IllegalArgumentException if there is no look, or shares are out of range or falling
         */
        public GroupLook(GroupSequential plan, List<Double> information) {
            this(plan, information, plan.alphaAt(information));
        }

        @Override
        public boolean isSequential() {
            return true;
        }
    }
}
