package io.growth4j.segment.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which methods of segmentation fit a product, and which cannot be judged before more is known.
 *
 * @param recommendations the methods that fit or may fit, in the order in which they are taken up; what an answer rules
 *     out is left out
 */
public record MethodAdvice(List<Recommendation> recommendations) {
    public MethodAdvice {
        recommendations = List.copyOf(recommendations);
    }

    /**
     * Chooses by the answers. A method fits if all its conditions are met; if none is broken but some are not answered, it
     * needs input.
     *
     * @param answers what is known about the product; a question left out is not answered
     * @return the advice
     */
    public static MethodAdvice of(Map<Question, Boolean> answers) {
        List<Recommendation> recommendations = new ArrayList<>();
        for (Method method : Method.values()) {
            if (method.conditions().entrySet().stream()
                    .allMatch(condition -> condition
                            .getValue()
                            .equals(answers.getOrDefault(condition.getKey(), condition.getValue())))) {
                recommendations.add(Recommendation.of(method, answers));
            }
        }
        return new MethodAdvice(recommendations);
    }

    /**
     * The methods that fit.
     *
     * @return in the order in which they are taken up
     */
    public List<Method> methods() {
        return recommendations.stream()
                .filter(recommendation -> recommendation.status() == Status.RECOMMENDED)
                .map(Recommendation::method)
                .toList();
    }

    /**
     * What to find out next.
     *
     * @return the questions on which a method hangs, in their order
     */
    public List<Question> missing() {
        TreeSet<Question> missing = new TreeSet<>();
        recommendations.forEach(recommendation -> missing.addAll(recommendation.missing()));
        return List.copyOf(missing);
    }

    /** How sure a recommendation is. */
    public enum Status {
        /** All conditions are met. */
        RECOMMENDED,
        /** No condition is broken, but some are not answered. */
        NEEDS_INPUT
    }

    /**
     * A method that fits, or may fit.
     *
     * @param method the method
     * @param status whether it fits
     * @param evidence the answers that call for it
     * @param missing the questions it waits for; empty if it fits
     */
    public record Recommendation(
            Method method, Status status, Map<Question, Boolean> evidence, List<Question> missing) {
        public Recommendation {
            evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
            missing = List.copyOf(missing);
        }

        private static Recommendation of(Method method, Map<Question, Boolean> answers) {
            Map<Question, Boolean> evidence = new EnumMap<>(method.conditions());
            evidence.keySet().retainAll(answers.keySet());
            List<Question> missing = Arrays.stream(Question.values())
                    .filter(question -> method.conditions().containsKey(question) && !answers.containsKey(question))
                    .toList();
            return new Recommendation(
                    method, missing.isEmpty() ? Status.RECOMMENDED : Status.NEEDS_INPUT, evidence, missing);
        }

        @Override
        public String toString() {
            return method + " (" + method.advice() + "): " + status + " because of " + evidence
                    + (missing.isEmpty() ? "" : ", waits for " + missing);
        }
    }
}
