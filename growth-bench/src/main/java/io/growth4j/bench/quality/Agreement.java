package io.growth4j.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * Whether a result agrees with what was expected: numbers within the absolute tolerance, everything else exactly; every
 * expected member must be there, the result may hold more.
 */
final class Agreement {
    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity", "inf", "-inf");

    private Agreement() {}

    static boolean within(JsonNode expected, JsonNode actual, double tolerance) {
        if (isNumber(expected) && isNumber(actual)) {
            return near(number(expected), number(actual), tolerance);
        }
        if (expected.isArray() && actual.isArray()) {
            return expected.size() == actual.size() && itemsAgree(expected, actual, tolerance);
        }
        if (expected.isObject() && actual.isObject()) {
            return membersAgree(expected, actual, tolerance);
        }
        return expected.equals(actual);
    }

    private static boolean itemsAgree(JsonNode expected, JsonNode actual, double tolerance) {
        for (int i = 0; i < expected.size(); i++) {
            if (!within(expected.get(i), actual.get(i), tolerance)) {
                return false;
            }
        }
        return true;
    }

    private static boolean membersAgree(JsonNode expected, JsonNode actual, double tolerance) {
        for (Map.Entry<String, JsonNode> member : expected.properties()) {
            JsonNode there = actual.get(member.getKey());
            if (there == null || !within(member.getValue(), there, tolerance)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(JsonNode node) {
        return node.isNumber() || (node.isTextual() && NOT_FINITE.contains(node.asText()));
    }

    private static double number(JsonNode node) {
        return node.isNumber()
                ? node.doubleValue()
                : Double.parseDouble(node.asText().replace("inf", "Infinity"));
    }

    private static boolean near(double expected, double actual, double tolerance) {
        return Double.compare(expected, actual) == 0
                || Math.abs(expected - actual) <= tolerance
                || Math.abs(expected - actual) <= 1e-12 * Math.abs(expected);
    }
}
