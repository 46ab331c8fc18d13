package io.growth4j.action;

import io.growth4j.definition.Definition;

/**
 * What is done to a user.
 *
 * @param name what, in words, for example {@code win-back offer}
 * @param channel through what, for example {@code sms}; empty where nothing is sent, as for a ranking strategy
 */
public record Action(String name, String channel) implements Definition {
    public Action {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an action needs a name");
        }
    }

    /**
     * An action that sends nothing.
     *
     * @param name what, in words
     * @return the action
     */
    public static Action of(String name) {
        return new Action(name, "");
    }

    /**
     * Whether the action contacts the user.
     *
     * @return true if it has a channel
     */
    public boolean isContact() {
        return !channel.isEmpty();
    }
}
