package io.growth4j.bench.quickstart;

import io.growth4j.definition.PeriodCalendar;
import io.growth4j.definition.ProgressListener;
import io.growth4j.event.EventCatalog;
import io.growth4j.event.EventLog;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.features.FeaturePipeline;
import io.growth4j.features.FeatureRun;
import io.growth4j.features.analytics.EventSelection;
import io.growth4j.features.analytics.ReturnCurve;
import io.growth4j.features.analytics.ReturnRates;
import io.growth4j.features.analytics.UserHistories;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.definition.FeatureSets;
import io.growth4j.segment.Segmentation;
import io.growth4j.segment.Segmenter;
import io.growth4j.segment.Segmenters;
import io.growth4j.segment.UserSegments;
import io.growth4j.segment.aarrr.AarrrConfig;
import io.growth4j.segment.aarrr.AarrrRates;
import io.growth4j.segment.aarrr.AarrrRule;
import io.growth4j.segment.aarrr.AarrrStage;
import io.growth4j.segment.lifecycle.LifecycleFit;
import io.growth4j.segment.lifecycle.LifecycleRule;
import io.growth4j.segment.lifecycle.LifecycleStage;
import io.growth4j.segment.lifecycle.PaymentFit;
import io.growth4j.segment.lifecycle.PaymentLadder;
import io.growth4j.segment.lifecycle.PaymentRule;
import io.growth4j.segment.lifecycle.PaymentStatus;
import io.growth4j.segment.rfm.ActivityTier;
import io.growth4j.segment.rfm.ActivityTierRule;
import io.growth4j.segment.rfm.NamedRangeRule;
import io.growth4j.segment.rfm.NamedRanges;
import io.growth4j.segment.rfm.RfmCell;
import io.growth4j.segment.rfm.RfmCellRule;
import io.growth4j.segment.rfm.RfmCells;
import io.growth4j.segment.rfm.RfmScoreRule;
import io.growth4j.segment.rfm.RfmScoring;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Everybody at an instant: the standard features of every user, and every standard segmentation fitted to them.
 *
 * @param features what was computed
 * @param run the features, and what happened on the way to them
 * @param lifecycle the lifecycle rule fitted to these users
 * @param segmenter the standard segmenter fitted to these users
 * @param standard the groups of every user by it
 * @param payment how far every user climbed on the ladder of payment
 * @param scores how RFM scores are given; empty where nobody paid an amount
 * @param named the published names of the users' RFM scores; empty where nobody paid an amount
 * @param notes what could not be fitted to these users, and why
 */
record Census(
        FeatureSet features,
        FeatureRun run,
        LifecycleRule lifecycle,
        Segmenter<UserSegments> segmenter,
        Segmentation<UserSegments> standard,
        Segmentation<PaymentStatus> payment,
        Optional<RfmScoreRule> scores,
        Optional<Segmentation<String>> named,
        List<String> notes) {
    private static final EventCatalog CATALOG = EventCatalog.standard();
    private static final double CHURN_RETURN_RATE = 0.05;
    private static final int LEAST_SILENCES = 30;

    /** Two passes over the log: the first shows how often these users come, the second counts by that rhythm. */
    static Census of(EventLog log, UserHistories histories, Instant asOf, ZoneId zone, ProgressListener progress) {
        FeatureSet features = FeatureSets.standard(CATALOG, AarrrConfig.STANDARD);
        FeaturePipeline pipeline = FeaturePipeline.of(features).zone(zone).asOf(asOf);
        UserTable first = pipeline.run(log, progress).users();
        List<String> notes = new ArrayList<>();
        LifecycleRule lifecycle =
                fitted("the lifecycle", () -> fit(histories, zone, asOf).fit(first), LifecycleRule.standard(), notes);
        FeatureSet rhythmic = features.with(
                FeatureSets.activePeriods(CATALOG, lifecycle.typicalInterval(), lifecycle.maturePeriods() + 1));
        FeatureRun run = FeaturePipeline.of(rhythmic).zone(zone).asOf(asOf).run(log, progress);
        return segment(rhythmic, run, lifecycle, notes);
    }

    /** A silence after which few come back counts as churn: few enough, or where waiting longer tells little. */
    private static LifecycleFit fit(UserHistories histories, ZoneId zone, Instant asOf) {
        ReturnRates returns = ReturnCurve.of(PeriodCalendar.of(zone), EventSelection.activities(CATALOG))
                .compute(histories, asOf);
        OptionalInt few = returns.churnGapDays(CHURN_RETURN_RATE, LEAST_SILENCES);
        OptionalInt gap = few.isPresent() ? few : returns.kneeDays(LEAST_SILENCES);
        return gap.isPresent() ? LifecycleFit.withChurnGap(Duration.ofDays(gap.getAsInt())) : LifecycleFit.standard();
    }

    private static Census segment(FeatureSet features, FeatureRun run, LifecycleRule lifecycle, List<String> notes) {
        UserTable users = run.users();
        RfmCellRule cells = fitted("RFM cells", () -> RfmCells.standard().fit(users), RfmCellRule.standard(), notes);
        PaymentRule payment = fitted("payment", () -> PaymentFit.standard().fit(users), PaymentRule.standard(), notes);
        Optional<RfmScoreRule> scores =
                fitted("RFM scores", () -> Optional.of(RfmScoring.quantile(5).fit(users)), Optional.empty(), notes);
        Segmenter<UserSegments> segmenter =
                Segmenters.standard(lifecycle, AarrrRule.standard(), cells, ActivityTierRule.standard());
        return new Census(
                features,
                run,
                lifecycle,
                segmenter,
                segmenter.segment(users),
                Segmenters.of(payment).segment(users),
                scores,
                scores.map(rule -> Segmenters.of(new NamedRangeRule(rule, NamedRanges.standard()))
                        .segment(users)),
                notes);
    }

    /** What too few users cannot tell is taken from the standard constants, and said. */
    private static <R> R fitted(String what, Supplier<R> fit, R otherwise, List<String> notes) {
        try {
            return fit.get();
        } catch (IllegalArgumentException e) {
            notes.add("Standard constants or nothing for " + what + ": " + e.getMessage());
            return otherwise;
        }
    }

    UserTable users() {
        return run.users();
    }

    /** Every segmentation by its name, in the order in which people read them. */
    Map<String, Segmentation<?>> segmentations() {
        Map<String, Segmentation<?>> all = new LinkedHashMap<>();
        all.put("lifecycle", standard.by(List.of(LifecycleStage.values()), UserSegments::lifecycle));
        all.put("payment", payment);
        all.put("aarrr", standard.by(List.of(AarrrStage.values()), UserSegments::aarrr));
        all.put("rfm", standard.by(List.of(RfmCell.values()), UserSegments::rfm));
        named.ifPresent(names -> all.put("rfmNamed", names));
        all.put("tier", standard.by(List.of(ActivityTier.values()), UserSegments::tier));
        return all;
    }

    /** The summary that the quickstart prints. */
    String describe(LogSpan span) {
        StringBuilder text = new StringBuilder();
        segmentations()
                .forEach((name, segmentation) ->
                        text.append(segmentation.toTable("Users by " + name)).append('\n'));
        text.append(AarrrRates.of(users()).toTable()).append('\n');
        text.append(PaymentLadder.of(users(), PaymentRule.STANDARD_LOYAL_ORDERS).toTable())
                .append('\n');
        notes.forEach(note -> text.append(note).append('\n'));
        if (!run.missingColumns().isEmpty()) {
            text.append("Not in this log, so not guessed: ")
                    .append(new TreeSet<>(run.missingColumns()))
                    .append('\n');
        }
        if (run.missingColumns().contains(EventSchema.AMOUNT)) {
            text.append("No amounts: every order counts as worth 0, so RFM tells recency and frequency only.\n");
        }
        List<String> absent = CATALOG.acquisition().stream()
                .filter(type -> !span.types().contains(type))
                .map(EventType::name)
                .toList();
        if (!absent.isEmpty()) {
            text.append("No ").append(absent).append(" events: a user's first activity counts as the acquisition.\n");
        }
        return text.toString();
    }
}
