package io.growth4j.segment.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How users moved between roles from one instant to a later one, without being pushed. From it follows whether the roles
 * stand on top of each other (a pyramid) or side by side (parallel ladders).
 *
 * @param counts for each role at the first instant, how many of its users had which role at the second; those that stayed
 *     included
 */
public record RoleTransitions(Map<String, Map<String, Long>> counts) {
    public RoleTransitions {
        Map<String, Map<String, Long>> copy = new TreeMap<>();
        counts.forEach((from, row) -> copy.put(from, Collections.unmodifiableMap(new TreeMap<>(row))));
        copy.forEach((from, row) -> row.forEach((to, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException(
                        "count " + count + " from '" + from + "' to '" + to + "' is below 0");
            }
        }));
        counts = Collections.unmodifiableMap(copy);
    }

    /**
     * How likely a user of one role has another at the second instant.
     *
     * @param from the role before
     * @param to the role after
     * @return a share; NaN if nobody had the role before
     */
    public double probability(String from, String to) {
        Map<String, Long> row = counts.getOrDefault(from, Map.of());
        long all = row.values().stream().mapToLong(Long::longValue).sum();
        return all == 0 ? Double.NaN : (double) row.getOrDefault(to, 0L) / all;
    }

    /**
     * Judges whether the roles form a pyramid: they do if there is one order of all roles such that from each to the next
     * users rise, and rise more likely than they fall. Otherwise the roles are parallel ladders, docked where users
     * rise; the role they rise to stands above.
     *
     * @param minUsers how many users must have risen for a step to count, at least 1
     * @return the verdict, the order, and the steps
     */
    public Pyramid pyramid(long minUsers) {
        if (minUsers < 1) {
            throw new IllegalArgumentException("minUsers " + minUsers + " is below 1");
        }
        List<Step> steps = new ArrayList<>();
        TreeSet<String> roles = roles();
        for (String low : roles) {
            for (String high : roles) {
                if (rises(low, high, minUsers)) {
                    steps.add(new Step(low, high, probability(low, high)));
                }
            }
        }
        List<String> order = order(roles, steps);
        return new Pyramid(order.size() >= 2, order, steps);
    }

    private TreeSet<String> roles() {
        TreeSet<String> roles = new TreeSet<>(counts.keySet());
        counts.values().forEach(row -> roles.addAll(row.keySet()));
        return roles;
    }

    private boolean rises(String low, String high, long minUsers) {
        long risen = counts.getOrDefault(low, Map.of()).getOrDefault(high, 0L);
        double falling = probability(high, low);
        return !low.equals(high) && risen >= minUsers && (Double.isNaN(falling) || probability(low, high) > falling);
    }

    /** The only order in which every step leads up and every role to its next, or none: roles taken lowest first. */
    private static List<String> order(TreeSet<String> roles, List<Step> steps) {
        TreeSet<String> rest = new TreeSet<>(roles);
        List<String> order = new ArrayList<>();
        while (!rest.isEmpty()) {
            List<String> lowest = rest.stream()
                    .filter(role ->
                            steps.stream().noneMatch(step -> step.high().equals(role) && rest.contains(step.low())))
                    .toList();
            if (lowest.size() != 1) {
                return List.of();
            }
            order.add(lowest.get(0));
            rest.remove(lowest.get(0));
        }
        return order;
    }

    /**
     * A rise from one role to another.
     *
     * @param low the role before
     * @param high the role after, which stands above
     * @param probability the share of the users of the low role that rose
     */
    public record Step(String low, String high, double probability) {}

    /**
     * Whether roles form a pyramid.
     *
     * @param applicable true for a pyramid, false for parallel ladders
     * @param order the roles from the bottom to the top; empty without a pyramid
     * @param steps all rises that count, by the names of their roles: the steps of a pyramid, or the docks of ladders
     */
    public record Pyramid(boolean applicable, List<String> order, List<Step> steps) {
        public Pyramid {
            order = List.copyOf(order);
            steps = List.copyOf(steps);
        }
    }
}
