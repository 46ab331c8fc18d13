package io.growth4j.segment.path;

import io.growth4j.definition.UnknownName;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which behaviour follows on which: a first-order chain. The probability of a transition is taken over all times the first
 * behaviour was done, those after which nothing followed included. Immutable and thread-safe.
 */
public final class TransitionGraph {
    private final Map<String, Long> done;
    private final Map<String, Map<String, Long>> followed;

    private TransitionGraph(Map<String, Long> done, Map<String, Map<String, Long>> followed) {
        this.done = done;
        this.followed = followed;
    }

    /**
     * Counts transitions.
     *
     * @param journeys the behaviours of each user, in the order in which they were done
     * @return the graph; O(behaviours)
     */
    public static TransitionGraph of(Collection<List<String>> journeys) {
        Map<String, Long> done = new TreeMap<>();
        Map<String, Map<String, Long>> followed = new TreeMap<>();
        for (List<String> journey : journeys) {
            for (int i = 0; i < journey.size(); i++) {
                done.merge(journey.get(i), 1L, Long::sum);
                if (i > 0) {
                    followed.computeIfAbsent(journey.get(i - 1), from -> new TreeMap<>())
                            .merge(journey.get(i), 1L, Long::sum);
                }
            }
        }
        return new TransitionGraph(done, followed);
    }

    /**
     * A graph of transitions counted elsewhere, for example over the columns of a log.
     *
     * @param behaviours the behaviours, each once
     * @param done how often each was done
     * @param followed how often one was directly followed by another: first by second, by their positions
     * @return the graph of those that were done
     * @throws IllegalArgumentException if the counts are not of the behaviours, or more followed than was done
     */
    public static TransitionGraph ofCounts(List<String> behaviours, long[] done, long[][] followed) {
        if (done.length != behaviours.size() || followed.length != behaviours.size()) {
            throw new IllegalArgumentException(
                    done.length + " and " + followed.length + " counts for " + behaviours.size() + " behaviours");
        }
        Map<String, Long> times = new TreeMap<>();
        Map<String, Map<String, Long>> next = new TreeMap<>();
        for (int from = 0; from < done.length; from++) {
            if (Arrays.stream(followed[from]).sum() > done[from]) {
                throw new IllegalArgumentException(
                        "'" + behaviours.get(from) + "' was done " + done[from] + " times, and followed more often");
            }
            if (done[from] > 0) {
                times.put(behaviours.get(from), done[from]);
                next.put(behaviours.get(from), row(behaviours, followed[from]));
            }
        }
        return new TransitionGraph(times, next);
    }

    private static Map<String, Long> row(List<String> behaviours, long[] followed) {
        Map<String, Long> row = new TreeMap<>();
        for (int to = 0; to < followed.length; to++) {
            if (followed[to] > 0) {
                row.put(behaviours.get(to), followed[to]);
            }
        }
        return row;
    }

    /**
     * The behaviours.
     *
     * @return all that were done, by name
     */
    public List<String> behaviours() {
        return List.copyOf(done.keySet());
    }

    /**
     * How often one behaviour directly followed on another.
     *
     * @param from the first
     * @param to the second
     * @return the number of times
     */
    public long count(String from, String to) {
        return followed(from).getOrDefault(to, 0L);
    }

    /**
     * How likely one behaviour directly follows on another.
     *
     * @param from the first
     * @param to the second
     * @return a share of the times the first was done; NaN if it never was
     */
    public double probability(String from, String to) {
        Long times = done.get(from);
        return times == null ? Double.NaN : (double) count(from, to) / times;
    }

    private Map<String, Long> followed(String from) {
        return followed.getOrDefault(from, Map.of());
    }

    /**
     * The most likely way from an entry to a goal: the one whose transitions have the largest product of probabilities
     * (Dijkstra 1959, on the lengths −log P). Ties go to the name that comes first.
     *
     * @param entry where users start
     * @param goal what they should come to do
     * @param minCount how often a transition must have been seen to be walked, at least 1
     * @return the way; empty if there is none; O(b²) for b behaviours
     * @throws IllegalArgumentException if a behaviour was never done; the message shows near misses
     */
    public Optional<GrowthPath> bestPath(String entry, String goal, long minCount) {
        requireKnown(entry);
        requireKnown(goal);
        if (minCount < 1) {
            throw new IllegalArgumentException("minCount " + minCount + " is below 1");
        }
        Map<String, GrowthPath> best = new TreeMap<>();
        TreeSet<String> settled = new TreeSet<>();
        best.put(entry, new GrowthPath(List.of(entry), 1, Long.MAX_VALUE));
        while (true) {
            Optional<GrowthPath> next = best.values().stream()
                    .filter(path -> !settled.contains(path.last()))
                    .reduce((a, b) -> b.probability() > a.probability() ? b : a);
            if (next.isEmpty() || next.get().last().equals(goal)) {
                return next;
            }
            settled.add(next.get().last());
            extend(next.get(), minCount, best);
        }
    }

    private void extend(GrowthPath path, long minCount, Map<String, GrowthPath> best) {
        followed(path.last()).forEach((to, count) -> {
            GrowthPath longer = path.then(to, probability(path.last(), to), count);
            GrowthPath known = best.get(to);
            if (count >= minCount && (known == null || longer.probability() > known.probability())) {
                best.put(to, longer);
            }
        });
    }

    private void requireKnown(String behaviour) {
        if (!done.containsKey(behaviour)) {
            throw UnknownName.of("behaviour", behaviour, Collections.unmodifiableSet(done.keySet()));
        }
    }
}
