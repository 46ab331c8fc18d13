package io.growth4j.segment;

import io.growth4j.definition.Definition;
import io.growth4j.segment.aarrr.AarrrStage;
import io.growth4j.segment.lifecycle.LifecycleStage;
import io.growth4j.segment.rfm.ActivityTier;
import io.growth4j.segment.rfm.RfmCell;
import io.growth4j.segment.rule.Decision;
import io.growth4j.segment.rule.Rule;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import java.util.List;
import java.util.stream.Stream;

/** The four standard rules at once. All combinations of their groups are made beforehand and found by their ordinals. */
record StandardRule(Rule<LifecycleStage> lifecycle, Rule<AarrrStage> aarrr, Rule<RfmCell> rfm, Rule<ActivityTier> tier)
        implements Rule<UserSegments> {
    private static final AarrrStage[] AARRR = AarrrStage.values();
    private static final RfmCell[] RFM = RfmCell.values();
    private static final ActivityTier[] TIERS = ActivityTier.values();
    private static final UserSegments[] ALL = all();

    private static UserSegments[] all() {
        return Stream.of(LifecycleStage.values())
                .flatMap(lifecycle -> Stream.of(AARRR)
                        .flatMap(aarrr -> Stream.of(RFM)
                                .flatMap(rfm ->
                                        Stream.of(TIERS).map(tier -> new UserSegments(lifecycle, aarrr, rfm, tier)))))
                .toArray(UserSegments[]::new);
    }

    /** The ordinals index an array of this process and are never stored. */
    static UserSegments segments(LifecycleStage lifecycle, AarrrStage aarrr, RfmCell rfm, ActivityTier tier) {
        int index = lifecycle.ordinal() * AARRR.length + aarrr.ordinal();
        index = index * RFM.length + rfm.ordinal();
        return ALL[index * TIERS.length + tier.ordinal()];
    }

    @Override
    public Definition definition() {
        return new Standard(lifecycle.definition(), aarrr.definition(), rfm.definition(), tier.definition());
    }

    @Override
    public List<UserSegments> outcomes() {
        return List.of(ALL);
    }

    @Override
    public List<Feature> features() {
        return Stream.of(lifecycle, aarrr, rfm, tier)
                .flatMap(rule -> rule.features().stream())
                .distinct()
                .toList();
    }

    @Override
    public Decision<UserSegments> bind(FeatureSchema schema) {
        return new Bound(lifecycle.bind(schema), aarrr.bind(schema), rfm.bind(schema), tier.bind(schema));
    }

    private record Bound(
            Decision<LifecycleStage> lifecycle,
            Decision<AarrrStage> aarrr,
            Decision<RfmCell> rfm,
            Decision<ActivityTier> tier)
            implements Decision<UserSegments> {
        @Override
        public UserSegments decide(UserSnapshot user) {
            return segments(lifecycle.decide(user), aarrr.decide(user), rfm.decide(user), tier.decide(user));
        }

        @Override
        public String explain(UserSnapshot user) {
            return String.join(
                    "\n", lifecycle.explain(user), aarrr.explain(user), rfm.explain(user), tier.explain(user));
        }
    }

    private record Standard(Definition lifecycle, Definition aarrr, Definition rfm, Definition tier)
            implements Definition {}
}
