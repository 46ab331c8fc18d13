package io.growth4j.segment.aarrr;

import io.growth4j.event.Absent;
import io.growth4j.segment.rule.Decision;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The furthest stage, looked for from the far end of the order. */
final class AarrrDecision implements Decision<AarrrStage> {
    private final AarrrStage[] stages;
    private final int[] slots;

    AarrrDecision(AarrrRule rule, FeatureSchema schema) {
        this.stages = rule.order().toArray(AarrrStage[]::new);
        this.slots = rule.features().stream().mapToInt(schema::slot).toArray();
    }

    @Override
    public AarrrStage decide(UserSnapshot user) {
        for (int i = slots.length - 1; i >= 0; i--) {
            if (user.longAt(slots[i]) != Absent.LONG) {
                return stages[i];
            }
        }
        return AarrrStage.PROSPECT;
    }

    @Override
    public String explain(UserSnapshot user) {
        AarrrStage furthest = decide(user);
        if (furthest == AarrrStage.PROSPECT) {
            return "PROSPECT: no stage reached";
        }
        List<String> missing = new ArrayList<>();
        String since = "";
        for (int i = 0; i < stages.length; i++) {
            long millis = user.longAt(slots[i]);
            if (millis == Absent.LONG) {
                missing.add(stages[i].name());
            } else if (stages[i] == furthest) {
                since = Instant.ofEpochMilli(millis).toString();
            }
        }
        return furthest + ": furthest stage, reached at " + since
                + (missing.isEmpty() ? "" : "; not reached: " + String.join(", ", missing));
    }
}
