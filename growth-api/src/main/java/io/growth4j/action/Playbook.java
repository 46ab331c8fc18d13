package io.growth4j.action;

import io.growth4j.definition.CanonicalJson;
import io.growth4j.definition.Definition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which user gets which action: rules in order, the first that applies and has room left decides. A persistent hold-out
 * gets nothing, so that what the actions are worth can be measured.
 *
 * <p>{@link #start} begins a run, which counts quotas; {@link #rule(Object, Set)} only looks. Immutable and thread-safe;
 * runs are not.
 *
 * @param <S> what is known of a user: one segment, or a record of many
 */
public final class Playbook<S> implements Definition {
    private final String name;
    private final List<Rule<S>> rules;
    private final List<FrequencyCap> caps;
    private final HoldOut holdOut;

    private Playbook(Builder<S> builder) {
        this.name = builder.name;
        this.rules = List.copyOf(builder.rules);
        this.caps = List.copyOf(builder.caps);
        this.holdOut = builder.holdOut;
    }

    /**
     * One line of a playbook.
     *
     * @param name its name, unique in the playbook
     * @param condition when it applies
     * @param action what is done then
     * @param quota the most users per run; empty for no limit
     * @param <S> what is known of a user
     */
    public record Rule<S>(String name, Condition<S> condition, Action action, OptionalLong quota) {
        public Rule {
            if (quota.isPresent() && quota.getAsLong() < 0) {
                throw new IllegalArgumentException("quota " + quota.getAsLong() + " of rule '" + name + "' is below 0");
            }
        }
    }

    /**
     * Starts a playbook.
     *
     * @param name its name
     * @param <S> what is known of a user
     * @return a builder without rules, caps or hold-out
     */
    public static <S> Builder<S> named(String name) {
        return new Builder<>(name);
    }

    /**
     * The name.
     *
     * @return what the playbook is called
     */
    public String name() {
        return name;
    }

    /**
     * The rules.
     *
     * @return in the order in which they are tried
     */
    public List<Rule<S>> rules() {
        return rules;
    }

    /**
     * The frequency caps.
     *
     * @return all of them; a contact must keep every one
     */
    public List<FrequencyCap> caps() {
        return caps;
    }

    /**
     * Who gets nothing.
     *
     * @return the hold-out
     */
    public HoldOut holdOut() {
        return holdOut;
    }

    /**
     * The rule that applies to a user, leaving quotas, caps and hold-out aside.
     *
     * @param segments what is known of the user
     * @param tags the user's tags
     * @return the first rule whose condition is met; empty if none is
     */
    public Optional<Rule<S>> rule(S segments, Set<String> tags) {
        return rules.stream()
                .filter(rule -> rule.condition().isMet(segments, tags))
                .findFirst();
    }

    /**
     * Begins to decide for many users.
     *
     * @param asOf now: contacts from here on do not count
     * @param contacts how often users were contacted before
     * @return a run with all quotas full
     */
    public PlaybookRun<S> start(Instant asOf, Contacts contacts) {
        return new PlaybookRun<>(this, asOf, contacts);
    }

    @Override
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("rules", rules.stream().map(Playbook::describe).toList());
        members.put("caps", caps);
        members.put("holdOut", holdOut);
        return CanonicalJson.of("Playbook", members);
    }

    private static Map<String, Object> describe(Rule<?> rule) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", rule.name());
        members.put("condition", rule.condition().text());
        members.put("action", rule.action());
        members.put("quota", rule.quota().isPresent() ? rule.quota().getAsLong() : "none");
        return members;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Playbook<?> that && toJson().equals(that.toJson());
    }

    @Override
    public int hashCode() {
        return toJson().hashCode();
    }

    @Override
    public String toString() {
        return toJson();
    }

    /**
     * Collects the lines of a playbook. Not thread-safe.
     *
     * @param <S> what is known of a user
     */
    public static final class Builder<S> {
        private final String name;
        private final List<Rule<S>> rules = new ArrayList<>();
        private final List<FrequencyCap> caps = new ArrayList<>();
        private HoldOut holdOut = HoldOut.NONE;

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Adds a rule without a quota, behind those there are.
         *
         * @param name its name
         * @param condition when it applies
         * @param action what is done then
         * @return this builder
         */
        public Builder<S> rule(String name, Condition<S> condition, Action action) {
            return add(new Rule<>(name, condition, action, OptionalLong.empty()));
        }

        /**
         * Adds a rule with a quota, behind those there are.
         *
         * @param name its name
         * @param condition when it applies
         * @param action what is done then
         * @param quota the most users per run
         * @return this builder
         */
        public Builder<S> rule(String name, Condition<S> condition, Action action, long quota) {
            return add(new Rule<>(name, condition, action, OptionalLong.of(quota)));
        }

        private Builder<S> add(Rule<S> rule) {
            if (rules.stream().anyMatch(there -> there.name().equals(rule.name()))) {
                throw new IllegalArgumentException("playbook '" + name + "' has two rules '" + rule.name() + "'");
            }
            rules.add(rule);
            return this;
        }

        /**
         * Adds a frequency cap.
         *
         * @param cap how often a user may be contacted
         * @return this builder
         */
        public Builder<S> cap(FrequencyCap cap) {
            caps.add(cap);
            return this;
        }

        /**
         * Sets who gets nothing.
         *
         * @param holdOut the hold-out
         * @return this builder
         */
        public Builder<S> holdOut(HoldOut holdOut) {
            this.holdOut = holdOut;
            return this;
        }

        /**
         * The playbook.
         *
         * @return a playbook of what was collected
         * @throws IllegalStateException if there is no rule
         */
        public Playbook<S> build() {
            if (rules.isEmpty()) {
                throw new IllegalStateException("playbook '" + name + "' has no rule");
            }
            return new Playbook<>(this);
        }
    }
}
