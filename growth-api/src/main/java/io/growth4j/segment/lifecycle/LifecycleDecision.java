package io.growth4j.segment.lifecycle;

import io.growth4j.event.Absent;
import io.growth4j.segment.rule.Decision;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserSnapshot;

/** The lifecycle rule with its slots and its limits in milliseconds. */
final class LifecycleDecision implements Decision<LifecycleStage> {
    private final LifecycleRule rule;
    private final int firstActiveAt;
    private final int lastActiveAt;
    private final int coreEvents;
    private final int activePeriods;
    private final long typicalMillis;
    private final long dormantMillis;
    private final long churnMillis;

    LifecycleDecision(LifecycleRule rule, FeatureSchema schema) {
        this.rule = rule;
        this.firstActiveAt = schema.slot(StandardFeatures.FIRST_ACTIVE_AT);
        this.lastActiveAt = schema.slot(StandardFeatures.LAST_ACTIVE_AT);
        this.coreEvents = schema.slot(StandardFeatures.CORE_EVENTS);
        this.activePeriods = schema.slot(rule.activePeriods());
        this.typicalMillis = rule.typicalInterval().toMillis();
        this.dormantMillis = rule.dormantGap().toMillis();
        this.churnMillis = rule.churnGap().toMillis();
    }

    @Override
    public LifecycleStage decide(UserSnapshot user) {
        long lastActive = user.longAt(lastActiveAt);
        if (lastActive == Absent.LONG) {
            return LifecycleStage.PROSPECT;
        }
        long asOf = user.asOfMillis();
        long gap = asOf - lastActive;
        if (gap > dormantMillis) {
            return gap > churnMillis ? LifecycleStage.CHURNED : LifecycleStage.DORMANT;
        }
        if (user.longAt(coreEvents) < rule.activationCount() || asOf - user.longAt(firstActiveAt) < typicalMillis) {
            return LifecycleStage.INTRO;
        }
        return user.longAt(activePeriods) < rule.maturePeriods() ? LifecycleStage.GROWTH : LifecycleStage.MATURE;
    }

    @Override
    public String explain(UserSnapshot user) {
        LifecycleStage stage = decide(user);
        return stage + ": "
                + switch (stage) {
                    case PROSPECT -> "never active";
                    case CHURNED -> silence(user) + " > churn gap " + Days.text(churnMillis);
                    case DORMANT ->
                        silence(user) + " > dormant gap " + Days.text(dormantMillis) + ", within churn gap "
                                + Days.text(churnMillis);
                    case INTRO -> introduction(user);
                    case GROWTH -> periods(user) + " < " + rule.maturePeriods();
                    case MATURE -> periods(user) + " ≥ " + rule.maturePeriods();
                };
    }

    private String silence(UserSnapshot user) {
        return Days.text(user.asOfMillis() - user.longAt(lastActiveAt)) + " since last activity";
    }

    private String introduction(UserSnapshot user) {
        long core = user.longAt(coreEvents);
        if (core < rule.activationCount()) {
            return (core == Absent.LONG ? "no" : core) + " core events < activation count " + rule.activationCount();
        }
        return Days.text(user.asOfMillis() - user.longAt(firstActiveAt)) + " since first activity < typical interval "
                + Days.text(typicalMillis);
    }

    private String periods(UserSnapshot user) {
        long active = user.longAt(activePeriods);
        return "active in " + (active == Absent.LONG ? "none" : active) + " of the last " + (rule.maturePeriods() + 1)
                + " periods of " + Days.text(typicalMillis);
    }
}
