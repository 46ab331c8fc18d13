package io.growth4j.action;

import io.growth4j.report.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides for one user after the other and keeps the quotas. A rule that is full, or whose contact would break a cap, is
 * passed over for the next that applies. Users of the hold-out are told apart but use up nothing. Not thread-safe.
 *
 * @param <S> what is known of a user
 */
public final class PlaybookRun<S> {
    private final Playbook<S> playbook;
    private final Instant asOf;
    private final Contacts contacts;
    private final List<Counters<S>> lines = new ArrayList<>();
    private final Decision<S> nothing = new Decision<>(Outcome.NO_RULE, Optional.empty());
    private long withoutRule;

    PlaybookRun(Playbook<S> playbook, Instant asOf, Contacts contacts) {
        this.playbook = playbook;
        this.asOf = asOf;
        this.contacts = contacts;
        playbook.rules().forEach(rule -> lines.add(new Counters<>(rule)));
    }

    /** What became of a user. */
    public enum Outcome {
        /** The action is to be done. */
        ACT,
        /** The user is in the hold-out: the action would have been done, and is not. */
        HELD_OUT,
        /** No rule applies, or those that do are full or capped. */
        NO_RULE
    }

    /**
     * What to do with a user.
     *
     * @param outcome what became of the user
     * @param rule the rule that decided; empty for {@link Outcome#NO_RULE}
     * @param <S> what is known of a user
     */
    public record Decision<S>(Outcome outcome, Optional<Playbook.Rule<S>> rule) {
        /**
         * What to do.
         *
         * @return the action; empty for a held-out user too
         */
        public Optional<Action> action() {
            return outcome == Outcome.ACT ? rule.map(Playbook.Rule::action) : Optional.empty();
        }
    }

    private static final class Counters<S> {
        private final Playbook.Rule<S> rule;
        private final Decision<S> act;
        private final Decision<S> heldOut;
        private long acted;
        private long held;
        private long full;
        private long capped;

        Counters(Playbook.Rule<S> rule) {
            this.rule = rule;
            this.act = new Decision<>(Outcome.ACT, Optional.of(rule));
            this.heldOut = new Decision<>(Outcome.HELD_OUT, Optional.of(rule));
        }

        boolean isFull() {
            return rule.quota().isPresent() && acted >= rule.quota().getAsLong();
        }
    }

    /**
     * Decides for a user without tags.
     *
     * @param userId the user
     * @param segments what is known of the user
     * @return what to do; allocates nothing
     */
    public Decision<S> decide(CharSequence userId, S segments) {
        return decide(userId, segments, Set.of());
    }

    /**
     * Decides for a user.
     *
     * @param userId the user
     * @param segments what is known of the user
     * @param tags the user's tags
     * @return what to do; allocates nothing, unless a cap is looked up
     */
    public Decision<S> decide(CharSequence userId, S segments, Set<String> tags) {
        for (int i = 0; i < lines.size(); i++) {
            Counters<S> line = lines.get(i);
            if (line.rule.condition().isMet(segments, tags) && hasRoom(line, userId)) {
                return count(line, userId);
            }
        }
        withoutRule++;
        return nothing;
    }

    private boolean hasRoom(Counters<S> line, CharSequence userId) {
        if (line.isFull()) {
            line.full++;
            return false;
        }
        if (isCapped(line.rule.action(), userId)) {
            line.capped++;
            return false;
        }
        return true;
    }

    private boolean isCapped(Action action, CharSequence userId) {
        if (!action.isContact()) {
            return false;
        }
        for (FrequencyCap cap : playbook.caps()) {
            if (cap.counts(action.channel())
                    && contacts.count(userId, cap.channel(), asOf.minus(cap.within()), asOf) >= cap.contacts()) {
                return true;
            }
        }
        return false;
    }

    private Decision<S> count(Counters<S> line, CharSequence userId) {
        if (playbook.holdOut().contains(userId)) {
            line.held++;
            return line.heldOut;
        }
        line.acted++;
        return line.act;
    }

    /**
     * What has been decided so far.
     *
     * @return per rule the users acted on, held out, and passed over because the rule was full or a cap was reached; then
     *     the users without a rule
     */
    public Table toTable() {
        Table.Builder table = Table.of(playbook.name(), "rule", "action", "users", "held out", "full", "capped");
        for (Counters<S> line : lines) {
            table.row(line.rule.name(), line.rule.action().name(), line.acted, line.held, line.full, line.capped);
        }
        return table.row("(no rule)", "", withoutRule, null, null, null).build();
    }
}
