package io.growth4j.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.segment.aarrr.AarrrRule;
import io.growth4j.segment.aarrr.AarrrStage;
import io.growth4j.segment.lifecycle.LifecycleRule;
import io.growth4j.segment.lifecycle.LifecycleStage;
import io.growth4j.segment.rfm.ActivityTier;
import io.growth4j.segment.rfm.ActivityTierRule;
import io.growth4j.segment.rfm.RfmCell;
import io.growth4j.segment.rfm.RfmCellRule;
import io.growth4j.segment.rule.Rule;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserSnapshots;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SegmentersTest {
    private static final long AS_OF = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final FeatureSchema SCHEMA = schema();

    @Property(seed = "1", tries = 50)
    void table_isSegmentedAsEachUserAlone(@ForAll long seed, @ForAll @IntRange(max = 200) int size) {
        UserTable users = randomUsers(seed, size);
        Segmenter<UserSegments> segmenter = Segmenters.standard();
        Segmentation<UserSegments> all = segmenter.segment(users);

        for (int row = 0; row < size; row++) {
            assertThat(segmenter.segment(users.row(row))).isSameAs(all.of(row));
        }
        assertThat(all.counts().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(size);
    }

    @Property(seed = "2", tries = 50)
    void standardSegments_areThoseOfTheFourRules(@ForAll long seed) {
        UserTable users = randomUsers(seed, 100);
        Segmentation<UserSegments> all = Segmenters.standard().segment(users);
        Segmentation<LifecycleStage> lifecycle =
                Segmenters.of(LifecycleRule.standard()).segment(users);
        Segmentation<AarrrStage> aarrr = Segmenters.of(AarrrRule.standard()).segment(users);
        Segmentation<RfmCell> rfm = Segmenters.of(RfmCellRule.standard()).segment(users);
        Segmentation<ActivityTier> tier =
                Segmenters.of(ActivityTierRule.standard()).segment(users);

        for (int row = 0; row < users.size(); row++) {
            assertThat(all.of(row))
                    .isEqualTo(new UserSegments(lifecycle.of(row), aarrr.of(row), rfm.of(row), tier.of(row)));
        }
    }

    @Test
    void explanation_startsWithTheGroups_andNamesTheValues() {
        UserTable users = randomUsers(7, 300);
        Segmenter<UserSegments> segmenter = Segmenters.standard();

        for (int row = 0; row < users.size(); row++) {
            UserSegments segments = segmenter.segment(users.row(row));
            List<String> lines = segmenter.explain(users.row(row)).lines();
            assertThat(lines).hasSize(4);
            assertThat(lines.get(0)).startsWith(segments.lifecycle() + ": ");
            assertThat(lines.get(1)).startsWith(segments.aarrr() + ": ");
            assertThat(lines.get(2)).startsWith(segments.rfm() + ": ");
            assertThat(lines.get(3)).startsWith(segments.tier() + ": ");
        }
    }

    @Test
    void everyCombination_hasOneInstance() {
        List<UserSegments> outcomes = Segmenters.standard().outcomes();

        assertThat(outcomes)
                .doesNotHaveDuplicates()
                .hasSize(LifecycleStage.values().length
                        * AarrrStage.values().length
                        * RfmCell.values().length
                        * ActivityTier.values().length);
        assertThat(outcomes)
                .allSatisfy(
                        one -> assertThat(StandardRule.segments(one.lifecycle(), one.aarrr(), one.rfm(), one.tier()))
                                .isSameAs(one));
    }

    @Test
    void combinedRule_crossesItsParts() {
        Rule<String> crossed = Segmenters.combine(
                RfmCellRule.standard(), ActivityTierRule.standard(), (cell, tier) -> cell + "/" + tier);
        UserTable users = randomUsers(3, 200);
        Segmentation<String> combined = Segmenters.of(crossed).segment(users);
        Segmentation<RfmCell> cells = Segmenters.of(RfmCellRule.standard()).segment(users);

        for (int row = 0; row < users.size(); row++) {
            assertThat(combined.of(row)).startsWith(cells.of(row) + "/");
        }
        assertThat(crossed.outcomes()).hasSize(36);
        assertThat(Segmenters.of(crossed).explain(users.row(0)).lines()).hasSize(2);
    }

    @Test
    void oneDimension_countsTheSameUsers() {
        UserTable users = randomUsers(5, 500);
        Segmentation<UserSegments> all = Segmenters.standard().segment(users);

        Segmentation<RfmCell> cells = all.by(List.of(RfmCell.values()), UserSegments::rfm);

        assertThat(cells.counts())
                .isEqualTo(Segmenters.of(RfmCellRule.standard()).segment(users).counts());
        assertThat(cells.toTable("cells").rows()).hasSize(9);
    }

    @Test
    void missingFeature_isNamed_withNearMisses() {
        FeatureSchema schema = FeatureSchema.of(new Feature.OfInstant("first_active", "another name"));
        var user = UserSnapshots.of(schema, "u", Instant.EPOCH).build();

        assertThatThrownBy(() -> Segmenters.standard().segment(user))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'first_active_at'")
                .hasMessageContaining("did you mean first_active?");
    }

    @Test
    void definitions_areEqualOnlyForEqualCutPoints() {
        Segmenter<UserSegments> other = Segmenters.standard(
                LifecycleRule.standard(), AarrrRule.mcClure(), RfmCellRule.standard(), ActivityTierRule.standard());

        assertThat(Segmenters.standard().definition())
                .isEqualTo(Segmenters.standard().definition());
        assertThat(other.definition().fingerprint())
                .isNotEqualTo(Segmenters.standard().definition().fingerprint());
    }

    @Test
    void emptyTable_hasNoUsers() {
        assertThat(Segmenters.standard().segment(randomUsers(1, 0)).size()).isZero();
    }

    @Test
    void fittedSegmenter_saysWhichFeaturesItNeeds() {
        UserTable users = randomUsers(11, 400);

        Segmenter<UserSegments> fitted = Segmenters.fitted(users);

        assertThat(fitted.definition().toJson())
                .isNotEqualTo(Segmenters.standard().definition().toJson());
        assertThat(fitted.features())
                .anySatisfy(feature -> assertThat(feature.name()).startsWith("active_periods_"));
    }

    @Test
    void segmentation_refusesAnotherNumberOfGroups() {
        UserTable users = randomUsers(1, 3);

        assertThatThrownBy(() -> new Segmentation<>(RfmCellRule.standard(), List.of("a"), users, new int[2]))
                .hasMessage("2 groups for 3 users");
    }

    private static FeatureSchema schema() {
        List<Feature> features = new ArrayList<>(StandardFeatures.all());
        features.add(LifecycleRule.standard().activePeriods());
        return FeatureSchema.of(features);
    }

    private static UserTable randomUsers(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        UserKeys keys =
                UserKeys.of(IntStream.range(0, size).mapToObj(i -> "u" + i).toArray(String[]::new));
        UserTable.Builder table = UserTable.of(SCHEMA, keys, AS_OF);
        for (Feature feature : SCHEMA.features()) {
            if (feature instanceof Feature.OfLong whole) {
                table.column(whole, random.longs(size, 0, 60).toArray());
            } else if (feature instanceof Feature.OfInstant instant) {
                table.column(
                        instant,
                        random.longs(size, -5, 40)
                                .map(days -> days < 0
                                        ? Absent.LONG
                                        : AS_OF - Duration.ofDays(days).toMillis() - 1)
                                .toArray());
            } else if (feature instanceof Feature.OfDouble real) {
                table.column(
                        real,
                        random.doubles(size, 0, 20)
                                .map(x -> x < 1 ? Double.NaN : x)
                                .toArray());
            } else if (feature instanceof Feature.OfCategory category) {
                table.column(category, new int[size], Dictionary.of(List.of("web")));
            }
        }
        return table.build();
    }
}
