package io.growth4j.segment.identity;

import io.growth4j.definition.UnknownName;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which roles users have: creator and consumer, seller and buyer. A user may have several.
 *
 * @param users how many users there are, at least 1
 * @param members how many of them have each role, each from 0 to {@code users}
 */
public record RoleCensus(long users, Map<String, Long> members) {
    public RoleCensus {
        members = Collections.unmodifiableMap(new TreeMap<>(members));
        if (users < 1) {
            throw new IllegalArgumentException("number of users " + users + " is below 1");
        }
        for (Map.Entry<String, Long> role : members.entrySet()) {
            if (role.getValue() < 0 || role.getValue() > users) {
                throw new IllegalArgumentException(
                        "role '" + role.getKey() + "' has " + role.getValue() + " members among " + users + " users");
            }
        }
    }

    /**
     * How rare a role is: one over its share of the users.
     *
     * @param role one of the roles
     * @return 1 if everyone has it; NaN if nobody has it
     * @throws IllegalArgumentException if there is no such role; the message shows near misses
     */
    public double scarcity(String role) {
        Long count = members.get(role);
        if (count == null) {
            throw UnknownName.of("role", role, members.keySet());
        }
        return count == 0 ? Double.NaN : (double) users / count;
    }

    /**
     * Whether identity is worth segmenting by: at least two roles have members, and users of different roles act on each
     * other.
     *
     * @param crossRoleInteractions how many follows, gifts, orders and the like went from one role to another
     * @return true if both hold
     */
    public boolean isApplicable(long crossRoleInteractions) {
        return members.values().stream().filter(count -> count > 0).count() >= 2 && crossRoleInteractions > 0;
    }
}
