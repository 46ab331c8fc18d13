package io.growth4j.segment.rule;

import java.util.List;

/**
 * Why a user got an answer.
 *
 * @param lines one line per decision: the answer, the condition that decided, the values that met it
 */
public record Explanation(List<String> lines) {
    public Explanation {
        lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
