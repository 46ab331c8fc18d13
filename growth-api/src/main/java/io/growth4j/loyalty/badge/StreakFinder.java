package io.growth4j.loyalty.badge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds streaks: rows of periods that each reach the threshold. */
final class StreakFinder {
    private final BadgeRule.Streak rule;
    private final TreeMap<Long, List<BadgeEvent>> reached = new TreeMap<>();

    StreakFinder(BadgeRule.Streak rule, List<BadgeEvent> events) {
        this.rule = rule;
        for (BadgeEvent event : events) {
            reached.computeIfAbsent(rule.period().index(event.at()), key -> new ArrayList<>())
                    .add(event);
        }
        reached.values().removeIf(part -> sum(part) < rule.threshold());
    }

    private static long sum(List<BadgeEvent> events) {
        return events.stream().mapToLong(BadgeEvent::value).reduce(0, Math::addExact);
    }

    List<Badge> badges() {
        List<Badge> found = new ArrayList<>();
        for (List<Long> run : runs()) {
            for (long length : rule.lengths()) {
                if (length <= run.size()) {
                    found.add(badge(length, run.subList(0, (int) length)));
                }
            }
        }
        return found;
    }

    private Badge badge(long length, List<Long> periods) {
        List<BadgeEvent> evidence = new ArrayList<>();
        periods.forEach(index -> evidence.addAll(reached.getOrDefault(index, List.of())));
        return BadgeFinder.badge(
                rule,
                length,
                evidence,
                rule.period().start(periods.get(0)),
                rule.period().start(periods.get(periods.size() - 1)));
    }

    /** How many periods the last row has, 0 if there is none. */
    long lastRun() {
        List<List<Long>> runs = runs();
        return runs.isEmpty() ? 0 : runs.get(runs.size() - 1).size();
    }

    /** Rows of periods that belong together: consecutive, or not further apart than the rule allows. */
    private List<List<Long>> runs() {
        List<List<Long>> runs = new ArrayList<>();
        List<Long> run = new ArrayList<>();
        for (Map.Entry<Long, List<BadgeEvent>> part : reached.entrySet()) {
            long index = part.getKey();
            if (!run.isEmpty() && !continues(run, index)) {
                runs.add(run);
                run = new ArrayList<>();
            }
            run.add(index);
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    private boolean continues(List<Long> run, long index) {
        return rule.within() == 0 ? index == run.get(run.size() - 1) + 1 : index - run.get(0) < rule.within();
    }
}
