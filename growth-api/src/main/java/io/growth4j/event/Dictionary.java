package io.growth4j.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of a column and their codes 0, 1, 2, … in the order in which they were first seen.
 *
 * <p>A dictionary only grows: a code keeps its meaning for the whole log. Not thread-safe while it grows.
 */
public final class Dictionary {
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> codes = new HashMap<>();

    /** An empty dictionary. */
    public Dictionary() {}

    /**
     * A dictionary of known texts.
     *
     * @param texts distinct texts; the first gets code 0
     * @return the dictionary
     * @throws IllegalArgumentException if a text comes twice
     */
    public static Dictionary of(Iterable<String> texts) {
        Dictionary dictionary = new Dictionary();
        for (String text : texts) {
            int size = dictionary.size();
            if (dictionary.add(text) < size) {
                throw new IllegalArgumentException("text '" + text + "' comes twice: it would have two codes");
            }
        }
        return dictionary;
    }

    /**
     * The code of a text, a new one if it was never seen.
     *
     * @param text the text
     * @return its code
     */
    public int add(String text) {
        Integer known = codes.get(text);
        if (known != null) {
            return known;
        }
        int code = texts.size();
        codes.put(text, code);
        texts.add(text);
        return code;
    }

    /**
     * The code of a text.
     *
     * @param text the text
     * @return its code, or {@link Absent#CODE} if it was never seen
     */
    public int code(String text) {
        return codes.getOrDefault(text, Absent.CODE);
    }

    /**
     * The text of a code.
     *
     * @param code 0 to size − 1
     * @return its text
     * @throws IndexOutOfBoundsException if no text has this code
     */
    public String text(int code) {
        return texts.get(code);
    }

    /**
     * How many texts there are.
     *
     * @return the number of codes given so far
     */
    public int size() {
        return texts.size();
    }
}
