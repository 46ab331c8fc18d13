package io.growth4j.segment.rfm;

import io.growth4j.definition.Definition;
import io.growth4j.event.Absent;
import io.growth4j.segment.rule.Decision;
import io.growth4j.segment.rule.Rule;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserSnapshot;
import java.util.List;

/**
 * The tier of a user: the first of core, active and normal whose limits are all met, else lost. Recency here is elapsed
 * time, {@code floor((asOf − last activity) / 24 h)}: unlike the calendar days of {@link
 * StandardFeatures#DAYS_SINCE_ACTIVE} it does not depend on a zone. A user who was never active is lost.
 *
 * @param core the limits of {@link ActivityTier#CORE}
 * @param active the limits of {@link ActivityTier#ACTIVE}
 * @param normal the limits of {@link ActivityTier#NORMAL}
 */
public record ActivityTierRule(Limits core, Limits active, Limits normal) implements Rule<ActivityTier>, Definition {
    private static final List<ActivityTier> OUTCOMES = List.of(ActivityTier.values());
    private static final List<Feature> FEATURES =
            List.of(StandardFeatures.LAST_ACTIVE_AT, StandardFeatures.EVENTS, StandardFeatures.ENGAGEMENT);
    private static final long DAY_MILLIS = 86_400_000;
    private static final ActivityTierRule STANDARD =
            new ActivityTierRule(new Limits(3, 5, 3), new Limits(7, 3, 2), new Limits(30, 1, 0));

    /**
     * Core within 3 days, 5 activities and weight 3; active within 7 days, 3 activities and weight 2; normal within 30
     * days and 1 activity. The numbers are those of a published recommender case; fit your own to your product's rhythm.
     *
     * @return the rule of constants
     */
    public static ActivityTierRule standard() {
        return STANDARD;
    }

    @Override
    public Definition definition() {
        return this;
    }

    @Override
    public List<ActivityTier> outcomes() {
        return OUTCOMES;
    }

    @Override
    public List<Feature> features() {
        return FEATURES;
    }

    @Override
    public Decision<ActivityTier> bind(FeatureSchema schema) {
        return new Bound(
                this,
                schema.slot(StandardFeatures.LAST_ACTIVE_AT),
                schema.slot(StandardFeatures.EVENTS),
                schema.slot(StandardFeatures.ENGAGEMENT));
    }

    /**
     * What a tier asks for; all limits are inclusive.
     *
     * @param days at most this many full days since the last activity, 0 or more
     * @param events at least this many activities, 0 or more
     * @param engagement at least this sum of weights; 0 asks for none, so that it may be absent
     */
    public record Limits(long days, long events, double engagement) {
        public Limits {
            if (days < 0 || events < 0 || !(engagement >= 0)) {
                throw new IllegalArgumentException("limits must not be negative: days " + days + ", events " + events
                        + ", engagement " + engagement);
            }
        }

        boolean met(long elapsedDays, long done, double weight) {
            return elapsedDays <= days && done >= events && (weight >= engagement || engagement == 0);
        }

        String explain(long elapsedDays, long done, double weight) {
            return elapsedDays + " full days since last activity" + (elapsedDays <= days ? " ≤ " : " > ") + days
                    + " days, " + (done == Absent.LONG ? "no" : done) + " events"
                    + (done >= events ? " ≥ " : " < ") + events + " events, engagement "
                    + Reading.text(weight) + (weight >= engagement || engagement == 0 ? " ≥ " : " < ")
                    + Reading.text(engagement);
        }
    }

    private record Bound(ActivityTierRule rule, int lastActive, int events, int engagement)
            implements Decision<ActivityTier> {
        @Override
        public ActivityTier decide(UserSnapshot user) {
            long last = user.longAt(lastActive);
            if (last == Absent.LONG) {
                return ActivityTier.LOST;
            }
            long days = Math.floorDiv(user.asOfMillis() - last, DAY_MILLIS);
            long done = user.longAt(events);
            double weight = user.doubleAt(engagement);
            if (rule.core.met(days, done, weight)) {
                return ActivityTier.CORE;
            }
            if (rule.active.met(days, done, weight)) {
                return ActivityTier.ACTIVE;
            }
            return rule.normal.met(days, done, weight) ? ActivityTier.NORMAL : ActivityTier.LOST;
        }

        @Override
        public String explain(UserSnapshot user) {
            long last = user.longAt(lastActive);
            if (last == Absent.LONG) {
                return ActivityTier.LOST + ": never active";
            }
            ActivityTier tier = decide(user);
            Limits limits = switch (tier) {
                case CORE -> rule.core;
                case ACTIVE -> rule.active;
                case NORMAL, LOST -> rule.normal;
            };
            long days = Math.floorDiv(user.asOfMillis() - last, DAY_MILLIS);
            return tier + ": " + limits.explain(days, user.longAt(events), user.doubleAt(engagement));
        }
    }
}
