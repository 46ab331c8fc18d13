package io.growth4j.segment.aarrr;

import static io.growth4j.segment.aarrr.AarrrStage.ACQUISITION;
import static io.growth4j.segment.aarrr.AarrrStage.ACTIVATION;
import static io.growth4j.segment.aarrr.AarrrStage.PROSPECT;
import static io.growth4j.segment.aarrr.AarrrStage.REFERRAL;
import static io.growth4j.segment.aarrr.AarrrStage.RETENTION;
import static io.growth4j.segment.aarrr.AarrrStage.REVENUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.segment.rule.Decision;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserSnapshots;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AarrrTest {
    private static final long NONE = Absent.LONG;
    private static final FeatureSchema SCHEMA =
            FeatureSchema.of(AarrrRule.standard().features());

    private static UserSnapshot user(AarrrStage... reached) {
        UserSnapshots.Builder user = UserSnapshots.of(SCHEMA, "u", Instant.ofEpochSecond(1000));
        for (AarrrStage stage : reached) {
            user.with(stage.feature().orElseThrow(), Instant.ofEpochSecond(stage.ordinal()));
        }
        return user.build();
    }

    private static AarrrStage furthest(AarrrRule rule, AarrrStage... reached) {
        return rule.bind(SCHEMA).decide(user(reached));
    }

    @Test
    void furthestStage_followsTheOrder() {
        AarrrRule standard = AarrrRule.standard();
        assertThat(furthest(standard)).isEqualTo(PROSPECT);
        assertThat(furthest(standard, ACQUISITION)).isEqualTo(ACQUISITION);
        assertThat(furthest(standard, ACQUISITION, REVENUE))
                .as("paid without activation")
                .isEqualTo(REVENUE);
        assertThat(furthest(standard, ACQUISITION, REFERRAL, REVENUE)).isEqualTo(REFERRAL);
        assertThat(furthest(AarrrRule.mcClure(), ACQUISITION, REFERRAL, REVENUE))
                .isEqualTo(REVENUE);
        assertThat(standard.outcomes())
                .startsWith(PROSPECT, ACQUISITION)
                .hasSize(6)
                .endsWith(REFERRAL);
    }

    @Test
    void everyCombinationOfFacts_hasTheLastOfItsOrder() {
        for (AarrrRule rule : List.of(AarrrRule.standard(), AarrrRule.mcClure())) {
            for (int mask = 0; mask < 32; mask++) {
                int bits = mask;
                AarrrStage[] reached = rule.order().stream()
                        .filter(stage -> (bits >> rule.order().indexOf(stage) & 1) == 1)
                        .toArray(AarrrStage[]::new);
                AarrrStage expected = reached.length == 0 ? PROSPECT : reached[reached.length - 1];
                assertThat(furthest(rule, reached)).isEqualTo(expected);
            }
        }
    }

    @Test
    void facts_areIndependentAndCarryTheirInstant() {
        AarrrFacts facts = Aarrr.facts(user(ACQUISITION, REVENUE));
        assertThat(facts.has(ACTIVATION)).isFalse();
        assertThat(facts.at(REVENUE)).isEqualTo(Instant.ofEpochSecond(REVENUE.ordinal()));
        assertThat(facts.acquiredAt()).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(facts.at(PROSPECT)).isNull();
    }

    @Test
    void explanation_namesTheStageItsInstantAndWhatIsMissing() {
        Decision<AarrrStage> decision = AarrrRule.standard().bind(SCHEMA);
        assertThat(decision.explain(user(ACQUISITION, REVENUE)))
                .isEqualTo(
                        "REVENUE: furthest stage, reached at 1970-01-01T00:00:05Z; not reached: ACTIVATION, RETENTION,"
                                + " REFERRAL");
        assertThat(decision.explain(user())).isEqualTo("PROSPECT: no stage reached");
    }

    @Test
    void orderWithoutAllStages_isRefused() {
        assertThatThrownBy(() -> new AarrrRule(List.of(ACQUISITION))).hasMessageContaining("[ACQUISITION]");
        assertThatThrownBy(() -> new AarrrRule(List.of())).hasMessageContaining("each of the five");
        assertThatThrownBy(() -> new AarrrRule(List.of(PROSPECT, ACTIVATION, RETENTION, REFERRAL, REVENUE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AarrrRule.standard().bind(FeatureSchema.of())).hasMessageContaining("registered_at");
        assertThatThrownBy(() -> new AarrrConfig(0, Duration.ofDays(7), AarrrConfig.STANDARD.retentionPeriod(), 1))
                .hasMessageContaining("activationCount 0");
    }

    /** Four users: one did all but refer, one paid only, one only came, one is not known at all. */
    private static UserTable table() {
        FeatureSchema schema = FeatureSchema.of(StandardFeatures.all());
        UserTable.Builder table = UserTable.of(schema, UserKeys.of(1, 2, 3, 4), 1000);
        for (var feature : StandardFeatures.all()) {
            if (feature instanceof io.growth4j.user.Feature.OfLong one) {
                table.column(one, new long[] {NONE, NONE, NONE, NONE});
            } else if (feature instanceof io.growth4j.user.Feature.OfInstant one) {
                table.column(one, new long[] {NONE, NONE, NONE, NONE});
            } else if (feature instanceof io.growth4j.user.Feature.OfDouble one) {
                table.column(one, new double[4]);
            }
        }
        return table.column(StandardFeatures.REGISTERED_AT, new long[] {1, 1, 1, NONE})
                .column(StandardFeatures.FIRST_ACTIVE_AT, new long[] {1, 1, 1, NONE})
                .column(StandardFeatures.ACTIVATED_AT, new long[] {2, NONE, NONE, NONE})
                .column(StandardFeatures.RETAINED_AT, new long[] {3, NONE, NONE, NONE})
                .column(StandardFeatures.REVENUE_AT, new long[] {3, 4, NONE, NONE})
                .column(StandardFeatures.ORDERS, new long[] {2, 1, 0, NONE})
                .column(StandardFeatures.REVENUE_MINOR, new long[] {500, 100, 0, NONE})
                .column(
                        StandardFeatures.FIRST_CHANNEL,
                        new int[] {0, 1, 0, -1},
                        Dictionary.of(List.of("ads", "search")))
                .column(StandardFeatures.LAST_CHANNEL, new int[] {1, 0, 1, -1}, Dictionary.of(List.of("mail", "ads")))
                .build();
    }

    @Test
    void rates_areSharesOfTheAcquired() {
        AarrrRates rates = AarrrRates.of(table());
        assertThat(rates.reached())
                .containsEntry(ACQUISITION, 3L)
                .containsEntry(REVENUE, 2L)
                .containsEntry(PROSPECT, 1L);
        assertThat(rates.rate(ACTIVATION)).isEqualTo(1 / 3.0);
        assertThat(rates.payRate()).isEqualTo(2 / 3.0);
        assertThat(rates.arpuMinor()).isEqualTo(200);
        assertThat(rates.arppuMinor()).isEqualTo(300);
    }

    @Test
    void stageThatNobodyReached_isUnobservedAndNotZero() {
        AarrrRates rates = AarrrRates.of(table());
        assertThat(rates.unobserved()).isEqualTo(Set.of(REFERRAL));
        assertThat(rates.rate(REFERRAL)).isNaN();
        assertThat(rates.k()).isNaN();
        assertThat(rates.toTable().toCsv()).contains("REFERRAL,,,\"not observed");
        AarrrRates empty = AarrrRates.of(table().select(new int[0]));
        assertThat(empty.payRate()).isNaN();
        assertThat(empty.arppuMinor()).isNaN();
    }

    @Test
    void attribution_creditsEveryUserOnceToTheFirstAndOnceToTheLastTouch() {
        ChannelAttribution attribution = ChannelAttribution.of(table());
        assertThat(attribution.channels())
                .containsExactly(
                        new ChannelAttribution.Channel("(none)", 1, 0, 0, 1, 0, 0),
                        new ChannelAttribution.Channel("ads", 2, 1, 500, 2, 1, 500),
                        new ChannelAttribution.Channel("mail", 0, 0, 0, 1, 1, 100),
                        new ChannelAttribution.Channel("search", 1, 1, 100, 0, 0, 0));
        assertThat(attribution.toTable().rows()).hasSize(4);
    }

    @Test
    void kFactor_sumsTheGeometricSeries() {
        KFactor viral = new KFactor(2.5, 0.2);
        assertThat(viral.k()).isEqualTo(0.5);
        assertThat(viral.cumulative(1000, 3)).containsExactly(1000.0, 1500.0, 1750.0, 1875.0);
        assertThat(new KFactor(5, 0.2).usersAfter(10, 4)).as("K = 1").isEqualTo(50);
        assertThatThrownBy(() -> new KFactor(-1, 0.2)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> new KFactor(1, 1.2)).hasMessageContaining("1.2");
        assertThatThrownBy(() -> viral.usersAfter(1, -1)).hasMessageContaining("-1 cycles");
    }

    @Property(seed = "12", tries = 300)
    void kFactor_agreesWithTheClosedForm(
            @ForAll @DoubleRange(min = 0, max = 3) double invites, @ForAll @IntRange(max = 20) int cycles) {
        KFactor viral = new KFactor(invites, 0.5);
        double k = viral.k();
        if (Math.abs(k - 1) > 1e-6) {
            double closed = 100 * (Math.pow(k, cycles + 1) - 1) / (k - 1);
            assertThat(viral.usersAfter(100, cycles)).isCloseTo(closed, offset(1e-8 * closed));
        }
    }
}
