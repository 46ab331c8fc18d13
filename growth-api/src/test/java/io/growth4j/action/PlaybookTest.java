package io.growth4j.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.segment.rfm.ActivityTier;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaybookTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final Action SMS = new Action("win-back offer", "sms");

    private static Playbook.Builder<ActivityTier> tiers() {
        return Playbooks.fourTiers("tiers", tier -> tier, "sms");
    }

    @Test
    void fourTiers_eachGetTheirStrategy() {
        PlaybookRun<ActivityTier> run = tiers().build().start(NOW, Contacts.NONE);
        assertThat(run.decide("u", ActivityTier.CORE).action()).contains(Action.of("precise"));
        assertThat(run.decide("u", ActivityTier.ACTIVE).action()).contains(Action.of("popular and personalised"));
        assertThat(run.decide("u", ActivityTier.NORMAL).action()).contains(Action.of("popular"));
        assertThat(run.decide("u", ActivityTier.LOST).action()).contains(new Action("win back", "sms"));
    }

    @Test
    void firstRuleThatApplies_decides() {
        Playbook<ActivityTier> book = Playbook.<ActivityTier>named("b")
                .rule("vip", Condition.tagged("vip"), Action.of("call"))
                .rule("lost or normal", Condition.is(ActivityTier.LOST).or(Condition.is(ActivityTier.NORMAL)), SMS)
                .build();
        PlaybookRun<ActivityTier> run = book.start(NOW, Contacts.NONE);
        assertThat(run.decide("u", ActivityTier.LOST, Set.of("vip")).action()).contains(Action.of("call"));
        assertThat(run.decide("u", ActivityTier.LOST).action()).contains(SMS);
        assertThat(run.decide("u", ActivityTier.CORE).outcome()).isEqualTo(PlaybookRun.Outcome.NO_RULE);
        assertThat(book.rule(ActivityTier.NORMAL, Set.of())
                        .orElseThrow()
                        .condition()
                        .text())
                .isEqualTo("(is LOST or is NORMAL)");
    }

    @Test
    void fullRule_passesUsersOn() {
        Playbook<ActivityTier> book = Playbook.<ActivityTier>named("b")
                .rule("gift", Condition.of("anybody", tier -> true), Action.of("gift"), 2)
                .rule("card", Condition.of("anybody", tier -> true), Action.of("card"))
                .build();
        PlaybookRun<ActivityTier> run = book.start(NOW, Contacts.NONE);
        for (String user : new String[] {"a", "b", "c"}) {
            run.decide(user, ActivityTier.CORE);
        }
        assertThat(run.toTable().rows().get(0)).containsExactly("gift", "gift", 2L, 0L, 1L, 0L);
        assertThat(run.toTable().rows().get(1)).containsExactly("card", "card", 1L, 0L, 0L, 0L);
    }

    @Test
    void frequencyCap_countsContactsOfItsTimeAndChannel() {
        ContactLog log = new ContactLog();
        log.add("tired", "sms", NOW.minus(Duration.ofDays(2)));
        log.add("rested", "sms", NOW.minus(Duration.ofDays(9)));
        log.add("mailed", "mail", NOW.minus(Duration.ofDays(2)));
        log.add("later", "sms", NOW);
        Playbook<ActivityTier> book = Playbook.<ActivityTier>named("b")
                .rule("sms", Condition.is(ActivityTier.LOST), SMS)
                .rule("banner", Condition.is(ActivityTier.LOST), Action.of("banner"))
                .cap(new FrequencyCap("sms", 1, Duration.ofDays(7)))
                .build();
        PlaybookRun<ActivityTier> run = book.start(NOW, log);
        assertThat(run.decide("tired", ActivityTier.LOST).action()).contains(Action.of("banner"));
        for (String user : new String[] {"rested", "mailed", "later"}) {
            assertThat(run.decide(user, ActivityTier.LOST).action()).contains(SMS);
        }
        log.forget(NOW.minus(Duration.ofDays(1)));
        assertThat(log.count("tired", "", Instant.EPOCH, NOW)).isZero();
        assertThat(log.count("later", "", Instant.EPOCH, NOW.plusMillis(1))).isEqualTo(1);
    }

    @Test
    void holdOut_isPersistentAndUsesUpNothing() {
        HoldOut holdOut = HoldOut.of("winter", 0.3);
        Playbook<ActivityTier> book = Playbook.<ActivityTier>named("b")
                .rule("sms", Condition.is(ActivityTier.LOST), SMS, 500)
                .holdOut(holdOut)
                .build();
        PlaybookRun<ActivityTier> run = book.start(NOW, Contacts.NONE);
        long held = 0;
        for (int user = 0; user < 600; user++) {
            PlaybookRun.Decision<ActivityTier> decision = run.decide(Integer.toString(user), ActivityTier.LOST);
            assertThat(decision.outcome() == PlaybookRun.Outcome.HELD_OUT).isEqualTo(holdOut.contains(user));
            assertThat(decision.action().isEmpty()).isEqualTo(holdOut.contains(user));
            held += holdOut.contains(user) ? 1 : 0;
        }
        assertThat(held).isBetween(140L, 220L);
        assertThat(run.toTable().rows().get(0)).containsExactly("sms", "win-back offer", 600 - held, held, 0L, 0L);
    }

    @Test
    void largerHoldOut_keepsTheSmaller() {
        HoldOut small = HoldOut.of("h", 0.1);
        HoldOut large = HoldOut.of("h", 0.2);
        for (long user = 0; user < 5000; user++) {
            assertThat(small.contains(user) && !large.contains(user)).isFalse();
            assertThat(small.contains(Long.toString(user))).isEqualTo(small.contains(user));
            assertThat(HoldOut.NONE.contains(user)).isFalse();
        }
        assertThat(small).isEqualTo(HoldOut.of("h", 0.1)).isNotEqualTo(large);
    }

    @Test
    void definition_saysWhatDecides() {
        Playbook<ActivityTier> book = tiers().holdOut(HoldOut.of("h", 0.1)).build();
        assertThat(book.toJson())
                .startsWith("{\"kind\":\"Playbook\",\"name\":\"tiers\"")
                .contains("tier is LOST", "\"quota\":\"none\"", "\"salt\":\"h\"");
        assertThat(book).isEqualTo(tiers().holdOut(HoldOut.of("h", 0.1)).build());
    }

    @Test
    void decision_allocatesNothing() {
        PlaybookRun<ActivityTier> run =
                tiers().holdOut(HoldOut.of("h", 0.1)).build().start(NOW, Contacts.NONE);
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                run.decide("user-" + 7, ActivityTier.NORMAL);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isLessThan(1000);
    }

    @Test
    void badPlaybooks_areRefused() {
        assertThatThrownBy(() -> Playbook.named("empty").build()).hasMessageContaining("'empty' has no rule");
        assertThatThrownBy(() -> tiers().rule("LOST", Condition.is(ActivityTier.LOST), SMS))
                .hasMessageContaining("two rules 'LOST'");
        assertThatThrownBy(() -> tiers().rule("x", Condition.is(ActivityTier.LOST), SMS, -1))
                .hasMessageContaining("quota -1");
        assertThatThrownBy(() -> new FrequencyCap("sms", 1, Duration.ZERO)).hasMessageContaining("PT0S");
        assertThatThrownBy(() -> HoldOut.of("h", Double.NaN)).hasMessageContaining("share NaN");
        assertThatThrownBy(() -> Condition.of(" ", x -> true)).hasMessageContaining("words");
        assertThatThrownBy(() -> Action.of("")).hasMessageContaining("name");
    }
}
