package io.growth4j.loyalty.habit;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * One turn of trigger, action, reward (Eyal, Hooked, 2014).
 *
 * @param trigger when the user was triggered
 * @param action when the user acted, not before the trigger
 * @param reward when the user was rewarded, not before the action
 */
public record HookLoop(Instant trigger, Instant action, Instant reward) {
    public HookLoop {
        if (action.isBefore(trigger) || reward.isBefore(action)) {
            throw new IllegalArgumentException(
                    "trigger " + trigger + ", action " + action + " and reward " + reward + " are not in this order");
        }
    }

    /**
     * How soon the feedback comes: the median time from action to reward, the lower of the middle two for an even number.
     *
     * @param loops turns, at least one
     * @return the median latency
     */
    public static Duration medianLatency(Collection<HookLoop> loops) {
        if (loops.isEmpty()) {
            throw new IllegalArgumentException("there are no loops: feedback has no latency yet");
        }
        List<Duration> latencies = loops.stream()
                .map(loop -> Duration.between(loop.action(), loop.reward()))
                .sorted()
                .toList();
        return latencies.get((latencies.size() - 1) / 2);
    }
}
