package io.growth4j.bench.micro;

import io.growth4j.event.Absent;
import io.growth4j.segment.UserSegments;
import io.growth4j.segment.aarrr.AarrrStage;
import io.growth4j.segment.lifecycle.LifecycleRule;
import io.growth4j.segment.lifecycle.LifecycleStage;
import io.growth4j.segment.rfm.ActivityTier;
import io.growth4j.segment.rfm.RfmCell;
import io.growth4j.user.Feature;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserSnapshot;
import java.util.function.Predicate;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** The standard segments as rules of Easy Rules: what a backend team writes with a rule engine. */
final class EasyRulesSegments {
    private static final long DAY = 86_400_000;

    private final DefaultRulesEngine engine = new DefaultRulesEngine();
    private final Rules rules = new Rules();

    EasyRulesSegments() {
        lifecycle();
        aarrr();
        rfm();
        tier();
    }

    UserSegments segment(UserSnapshot user) {
        Facts facts = new Facts();
        facts.put("user", user);
        engine.fire(rules, facts);
        return new UserSegments(facts.get("lifecycle"), facts.get("aarrr"), facts.get("rfm"), facts.get("tier"));
    }

    private void lifecycle() {
        LifecycleRule rule = LifecycleRule.standard();
        Predicate<UserSnapshot> never = user -> at(user, StandardFeatures.LAST_ACTIVE_AT) == Absent.LONG;
        Predicate<UserSnapshot> churned =
                user -> !never.test(user) && silence(user) > rule.churnGap().toMillis();
        Predicate<UserSnapshot> dormant = user -> !never.test(user)
                && !churned.test(user)
                && silence(user) > rule.dormantGap().toMillis();
        Predicate<UserSnapshot> present =
                user -> !never.test(user) && silence(user) <= rule.dormantGap().toMillis();
        Predicate<UserSnapshot> intro = user -> present.test(user)
                && (at(user, StandardFeatures.CORE_EVENTS) < rule.activationCount()
                        || user.asOfMillis() - at(user, StandardFeatures.FIRST_ACTIVE_AT)
                                < rule.typicalInterval().toMillis());
        Predicate<UserSnapshot> growth = user ->
                present.test(user) && !intro.test(user) && at(user, rule.activePeriods()) < rule.maturePeriods();
        add("lifecycle", LifecycleStage.PROSPECT, never);
        add("lifecycle", LifecycleStage.CHURNED, churned);
        add("lifecycle", LifecycleStage.DORMANT, dormant);
        add("lifecycle", LifecycleStage.INTRO, intro);
        add("lifecycle", LifecycleStage.GROWTH, growth);
        add("lifecycle", LifecycleStage.MATURE, user -> present.test(user) && !intro.test(user) && !growth.test(user));
    }

    private void aarrr() {
        add("aarrr", AarrrStage.PROSPECT, user -> true);
        add("aarrr", AarrrStage.ACQUISITION, user -> has(user, StandardFeatures.REGISTERED_AT));
        add("aarrr", AarrrStage.ACTIVATION, user -> has(user, StandardFeatures.ACTIVATED_AT));
        add("aarrr", AarrrStage.RETENTION, user -> has(user, StandardFeatures.RETAINED_AT));
        add("aarrr", AarrrStage.REVENUE, user -> has(user, StandardFeatures.REVENUE_AT));
        add("aarrr", AarrrStage.REFERRAL, user -> has(user, StandardFeatures.REFERRED_AT));
    }

    private void rfm() {
        for (RfmCell cell : RfmCell.values()) {
            add("rfm", cell, user -> cell(user) == cell);
        }
    }

    private static RfmCell cell(UserSnapshot user) {
        if (at(user, StandardFeatures.ORDERS) < 1) {
            return RfmCell.NO_PURCHASE;
        }
        return RfmCell.of(
                at(user, StandardFeatures.DAYS_SINCE_ORDER) <= 30,
                at(user, StandardFeatures.ORDERS) >= 3,
                at(user, StandardFeatures.REVENUE_MINOR) >= 10_000);
    }

    private void tier() {
        Predicate<UserSnapshot> core = user -> within(user, 3, 5, 3);
        Predicate<UserSnapshot> active = user -> !core.test(user) && within(user, 7, 3, 2);
        Predicate<UserSnapshot> normal = user -> !core.test(user) && !active.test(user) && within(user, 30, 1, 0);
        add("tier", ActivityTier.CORE, core);
        add("tier", ActivityTier.ACTIVE, active);
        add("tier", ActivityTier.NORMAL, normal);
        add("tier", ActivityTier.LOST, user -> !core.test(user) && !active.test(user) && !normal.test(user));
    }

    private static boolean within(UserSnapshot user, long days, long events, double engagement) {
        return has(user, StandardFeatures.LAST_ACTIVE_AT)
                && silence(user) / DAY <= days
                && at(user, StandardFeatures.EVENTS) >= events
                && user.doubleAt(user.schema().slot(StandardFeatures.ENGAGEMENT)) >= engagement;
    }

    private void add(String fact, Object value, Predicate<UserSnapshot> condition) {
        rules.register(new RuleBuilder()
                .name(fact + " " + value)
                .priority(rules.size())
                .when(facts -> condition.test(facts.get("user")))
                .then(facts -> facts.put(fact, value))
                .build());
    }

    private static long silence(UserSnapshot user) {
        return user.asOfMillis() - at(user, StandardFeatures.LAST_ACTIVE_AT);
    }

    private static boolean has(UserSnapshot user, Feature feature) {
        return at(user, feature) != Absent.LONG;
    }

    private static long at(UserSnapshot user, Feature feature) {
        return user.longAt(user.schema().slot(feature));
    }
}
