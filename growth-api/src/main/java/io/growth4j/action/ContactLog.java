package io.growth4j.action;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Contacts kept in memory. Thread-safe: one lock. */
public final class ContactLog implements Contacts {
    private final Map<String, List<Contact>> byUser = new HashMap<>();

    private record Contact(String channel, Instant at) {}

    /**
     * Adds a contact.
     *
     * @param userId who was contacted
     * @param channel through what
     * @param at when
     */
    public synchronized void add(CharSequence userId, String channel, Instant at) {
        byUser.computeIfAbsent(userId.toString(), user -> new ArrayList<>()).add(new Contact(channel, at));
    }

    /**
     * Forgets old contacts.
     *
     * @param before contacts before this instant are forgotten
     */
    public synchronized void forget(Instant before) {
        byUser.values()
                .removeIf(
                        contacts -> contacts.removeIf(contact -> contact.at().isBefore(before)) && contacts.isEmpty());
    }

    @Override
    public synchronized int count(CharSequence userId, String channel, Instant from, Instant until) {
        int count = 0;
        for (Contact contact : byUser.getOrDefault(userId.toString(), List.of())) {
            boolean there = !contact.at().isBefore(from) && contact.at().isBefore(until);
            count += there && (channel.isEmpty() || channel.equals(contact.channel())) ? 1 : 0;
        }
        return count;
    }
}
