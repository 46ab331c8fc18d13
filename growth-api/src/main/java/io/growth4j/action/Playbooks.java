package io.growth4j.action;

import io.growth4j.segment.rfm.ActivityTier;
import java.util.Locale;
import java.util.function.Function;

/** Playbooks that come with the library. */
public final class Playbooks {
    private Playbooks() {}

    /**
     * The strategies of the four activity tiers: precise recommendations for core users, popular and personal ones for
     * active users, popular ones for normal users, and a message that calls lost users back.
     *
     * @param name the playbook's name
     * @param tier where the tier is found in what is known of a user
     * @param winBackChannel through what lost users are called back
     * @param <S> what is known of a user
     * @return a builder to which quotas, caps, a hold-out and more rules can be added
     */
    public static <S> Playbook.Builder<S> fourTiers(
            String name, Function<? super S, ActivityTier> tier, String winBackChannel) {
        Playbook.Builder<S> playbook = Playbook.named(name);
        for (ActivityTier each : ActivityTier.values()) {
            String channel = each.strategy() == ActivityTier.Strategy.WIN_BACK ? winBackChannel : "";
            String words = each.strategy().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            playbook.rule(
                    each.name(),
                    Condition.of("tier is " + each, segments -> tier.apply(segments) == each),
                    new Action(words, channel));
        }
        return playbook;
    }
}
