package io.growth4j.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.segment.identity.ContributionTiers;
import io.growth4j.segment.identity.RoleTransitions;
import io.growth4j.segment.lifecycle.LifecycleRule;
import io.growth4j.segment.method.Method;
import io.growth4j.segment.method.MethodAdvice;
import io.growth4j.segment.method.Question;
import io.growth4j.segment.migration.MigrationMatrix;
import io.growth4j.segment.path.GrowthPath;
import io.growth4j.segment.path.TransitionGraph;
import io.growth4j.segment.rfm.NamedRangeRule;
import io.growth4j.segment.rfm.NamedRanges;
import io.growth4j.segment.rfm.RfmCell;
import io.growth4j.segment.rfm.RfmCells;
import io.growth4j.segment.rfm.RfmScoreRule;
import io.growth4j.segment.rfm.RfmScoring;
import io.growth4j.segment.rfm.SegmentSummary;
import io.growth4j.segment.threshold.Threshold;
import io.growth4j.segment.threshold.ThresholdStrategy;
import io.growth4j.segment.trait.AffinityRule;
import io.growth4j.segment.trait.CategoryPreferences;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The code of docs/segments.md: every block of the guide stands here, line by line, and runs. */
class SegmentSnippetsTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
    private static final FeatureSchema BUYERS = FeatureSchema.of(
            StandardFeatures.DAYS_SINCE_ORDER, StandardFeatures.ORDERS, StandardFeatures.REVENUE_MINOR);

    private static UserTable buyers(Instant asOf, int users, int shift) {
        return UserTable.of(BUYERS, UserKeys.of(LongStream.range(0, users).toArray()), asOf.toEpochMilli())
                .column(
                        StandardFeatures.DAYS_SINCE_ORDER,
                        LongStream.range(0, users)
                                .map(i -> (7 * i + shift) % 60)
                                .toArray())
                .column(
                        StandardFeatures.ORDERS,
                        LongStream.range(0, users).map(i -> i % 9).toArray())
                .column(
                        StandardFeatures.REVENUE_MINOR,
                        LongStream.range(0, users).map(i -> i % 9 * 2_500).toArray())
                .build();
    }

    @Test
    void oneUser() {
        List<Feature> known = new ArrayList<>(StandardFeatures.all());
        known.add(LifecycleRule.standard().activePeriods());
        UserSnapshot user = UserSnapshots.of(FeatureSchema.of(known), "u-42", AS_OF)
                .with(StandardFeatures.REGISTERED_AT, AS_OF.minus(Duration.ofDays(90)))
                .with(StandardFeatures.FIRST_ACTIVE_AT, AS_OF.minus(Duration.ofDays(90)))
                .with(StandardFeatures.LAST_ACTIVE_AT, AS_OF.minus(Duration.ofDays(9)))
                .with(StandardFeatures.EVENTS, 12)
                .with(StandardFeatures.CORE_EVENTS, 3)
                .with(StandardFeatures.ENGAGEMENT, 7.5)
                .with(StandardFeatures.ORDERS, 3)
                .with(StandardFeatures.REVENUE_MINOR, 12_300)
                .with(StandardFeatures.DAYS_SINCE_ORDER, 12)
                .with(LifecycleRule.standard().activePeriods(), 0)
                .build();

        Segmenter<UserSegments> segmenter = Segmenters.standard();
        UserSegments segments = segmenter.segment(user);
        String why = segmenter.explain(user).toString();

        assertThat(segments.rfm()).isEqualTo(RfmCell.IMPORTANT_VALUE);
        assertThat(why).contains("NORMAL: 9 full days since last activity ≤ 30 days");
    }

    @Test
    void cellsWhereTheUsersAre() {
        UserTable users = buyers(AS_OF, 100, 0);

        RfmCells cells = RfmCells.standard();
        List<Threshold> lines = cells.thresholds(users);
        Segmentation<RfmCell> rfm = Segmenters.of(cells.fit(users)).segment(users);
        String shown = rfm.toTable("RFM cells").toText();

        assertThat(lines.get(1).cut()).isCloseTo(4.5, within(0.1));
        assertThat(shown).startsWith("RFM cells");
        assertThat(rfm.counts().get(RfmCell.NO_PURCHASE)).isEqualTo(12);
    }

    @Test
    void scoresNamesAndSums() {
        UserTable users = buyers(AS_OF, 100, 0);

        RfmScoreRule scores = RfmScoring.quantile(5).fit(users);
        NamedRangeRule names = NamedRanges.standard().rule(scores);
        Segmentation<String> named = Segmenters.of(names).segment(users);
        List<SegmentSummary<String>> sums = SegmentSummary.of(
                named.outcomes(), named::of, users, StandardFeatures.ORDERS, StandardFeatures.REVENUE_MINOR);

        assertThat(sums.stream().mapToLong(SegmentSummary::users).sum()).isEqualTo(100);
        assertThat(scores.recency().effectiveBins()).isEqualTo(5);
    }

    @Test
    void whoMoved() {
        UserTable before = buyers(AS_OF, 100, 0);
        UserTable after = buyers(AS_OF.plus(Duration.ofDays(30)), 120, 11);

        Segmenter<RfmCell> cells = Segmenters.of(RfmCells.standard().fit(before));
        Segmentation<RfmCell> first = cells.segment(before);
        Segmentation<RfmCell> second = cells.segment(after);
        MigrationMatrix<RfmCell> moves =
                MigrationMatrix.of(cells.outcomes(), before.keys(), first::of, after.keys(), second::of);

        assertThat(moves.arrived(RfmCell.NO_PURCHASE)).isPositive();
        assertThat(moves.stability()).isBetween(0.1, 0.99);
    }

    @Test
    void lines() {
        double[] revenue = {500, 300, 100, 40, 20, 15, 10, 8, 5, 2};
        double[] songsFirstWeek = {0, 1, 1, 2, 3, 3, 5, 8};
        boolean[] stayed = {false, false, true, false, true, true, true, true};

        double big = ThresholdStrategy.pareto().fit(revenue).cut();
        double node = ThresholdStrategy.businessNode(0.8, 3)
                .fit(songsFirstWeek, stayed)
                .cut();
        List<Double> groups = ThresholdStrategy.kMeans(3).fit(revenue).cuts();

        assertThat(big).isEqualTo(300);
        assertThat(node).isEqualTo(2);
        assertThat(groups).hasSize(2);
    }

    @Test
    void whichMethod() {
        MethodAdvice advice = MethodAdvice.of(Map.of(
                Question.STABLE_CORE, true,
                Question.DIRECT_PAYMENT, true,
                Question.EARLY_STAGE, false));
        List<Method> now = advice.methods();
        List<Question> toFindOut = advice.missing();

        assertThat(now).containsExactly(Method.RFM);
        assertThat(toFindOut).contains(Question.HIGH_VALUE_BEHAVIOUR);
    }

    @Test
    void communityTasteAndPath() {
        double[] contributions = LongStream.range(0, 200).asDoubleStream().toArray();

        RoleTransitions roles = new RoleTransitions(Map.of(
                "reader", Map.of("reader", 950L, "author", 50L),
                "author", Map.of("author", 98L, "reader", 2L)));
        List<String> pyramid = roles.pyramid(10).order();
        int tier = ContributionTiers.standard().fit(contributions).tier(180);

        CategoryPreferences taste =
                CategoryPreferences.fit(AffinityRule.standard(), List.of("rock", "folk"), new long[] {700, 300});
        boolean likesFolk = taste.of(2, 8).get(1).inclined();

        TransitionGraph graph = TransitionGraph.of(List.of(
                List.of("open", "sing", "share", "pay"), List.of("open", "listen"), List.of("open", "sing", "pay")));
        GrowthPath way = graph.bestPath("open", "pay", 1).orElseThrow();

        assertThat(pyramid).containsExactly("reader", "author");
        assertThat(tier).isEqualTo(2);
        assertThat(likesFolk).isTrue();
        assertThat(way.behaviours()).startsWith("open", "sing").endsWith("pay");
    }

    @Test
    void everyBlockOfTheGuide_standsInThisFile() throws IOException {
        Path module = Path.of("").toAbsolutePath();
        Path root = Files.exists(module.resolve("docs"))
                ? module
                : module.resolveSibling(".").normalize();
        String guide = Files.readString(root.resolve("docs/segments.md"));
        String code = stripped(Files.readString(
                root.resolve("growth-api/src/test/java/io/growth4j/segment/SegmentSnippetsTest.java")));
        Matcher blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(guide);
        int count = 0;
        while (blocks.find()) {
            assertThat(code).contains(stripped(blocks.group(1)));
            count++;
        }
        assertThat(count).isGreaterThan(5);
        assertThat(guide.lines().count()).isLessThanOrEqualTo(150);
    }

    private static String stripped(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
