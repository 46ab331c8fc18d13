package io.growth4j.features.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.growth4j.definition.UnknownName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A part of a JSON text and where it stands, so that an error can say so.
 *
 * @param path the way to it, {@code $} for all of the text
 * @param node what stands there
 */
record JsonPart(String path, JsonNode node) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Map<String, Double> UNKNOWN_TO_JSON =
            Map.of("NaN", Double.NaN, "Infinity", Double.POSITIVE_INFINITY, "-Infinity", Double.NEGATIVE_INFINITY);

    static JsonPart of(String text) {
        try {
            return new JsonPart("$", JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage() + at(e), e);
        }
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    /** Whether a member is null or not there. */
    boolean lacks(String name) {
        return !node.hasNonNull(name);
    }

    String text() {
        require(node.isTextual(), "a text");
        return node.textValue();
    }

    long whole() {
        require(node.isIntegralNumber() && node.canConvertToLong(), "a whole number of 64 bits");
        return node.longValue();
    }

    int wholeInt() {
        require(node.isIntegralNumber() && node.canConvertToInt(), "a whole number of 32 bits");
        return node.intValue();
    }

    /** A number, or the text that stands for one that JSON does not know. */
    double real() {
        Double unknown = node.isTextual() ? UNKNOWN_TO_JSON.get(node.textValue()) : null;
        if (unknown != null) {
            return unknown;
        }
        require(node.isNumber(), "a number");
        if (!Double.isFinite(node.doubleValue())) {
            throw error("is a number beyond the range of a double");
        }
        return node.doubleValue();
    }

    boolean flag() {
        require(node.isBoolean(), "true or false");
        return node.booleanValue();
    }

    List<JsonPart> items() {
        require(node.isArray(), "an array");
        List<JsonPart> items = new ArrayList<>();
        for (JsonNode item : node) {
            items.add(new JsonPart(path + "[" + items.size() + "]", item));
        }
        return items;
    }

    List<String> names() {
        require(node.isObject(), "an object");
        List<String> names = new ArrayList<>();
        for (Iterator<String> each = node.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
    }

    JsonPart member(String name) {
        JsonNode member = node.get(name);
        require(node.isObject(), "an object");
        if (member == null) {
            throw error("has no member '" + name + "'");
        }
        return new JsonPart(path + "." + name, member);
    }

    /** Refuses members that nobody would read. */
    void onlyMembers(Collection<String> known) {
        for (String name : names()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(path + ": "
                        + UnknownName.of("member", name, new TreeSet<>(known)).getMessage());
            }
        }
    }

    IllegalArgumentException error(String what) {
        return new IllegalArgumentException(path + " " + what);
    }

    /** An error that was found further down, with the place. */
    IllegalArgumentException error(RuntimeException cause) {
        return new IllegalArgumentException(path + ": " + cause.getMessage(), cause);
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw error("is " + shortened() + ", not " + what);
        }
    }

    private String shortened() {
        String text = node.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
