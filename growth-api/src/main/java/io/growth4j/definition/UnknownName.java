package io.growth4j.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The error for a name that nobody knows: it shows the nearest names that exist. */
public final class UnknownName {
    private static final int SHOWN = 3;

    private UnknownName() {}

    /**
     * An exception to throw.
     *
     * @param thing what was looked for, for example {@code column}
     * @param name the name that was not found
     * @param known the names that exist
     * @return an exception whose message holds the thing, the name and the near misses, or all names if none is near
     */
    public static IllegalArgumentException of(String thing, String name, Collection<String> known) {
        return new IllegalArgumentException("unknown " + thing + " '" + name + "'" + hint(name, known));
    }

    private static String hint(String name, Collection<String> known) {
        if (known.isEmpty()) {
            return ": there is none";
        }
        List<String> near = nearest(name, known);
        return near.isEmpty()
                ? "; there are: " + String.join(", ", known)
                : "; did you mean " + String.join(" or ", near) + "?";
    }

    /**
     * The names nearest to a wrong one.
     *
     * @param name the wrong name
     * @param known the names that exist
     * @return at most three, nearest first: within a third of the longer length in edits, or one part of the other
     */
    public static List<String> nearest(String name, Collection<String> known) {
        String wrong = name.toLowerCase(Locale.ROOT);
        record Candidate(String name, int distance) {}
        List<Candidate> near = new ArrayList<>();
        for (String candidate : known) {
            String right = candidate.toLowerCase(Locale.ROOT);
            int distance = edits(wrong, right);
            boolean part = !wrong.isEmpty() && (right.contains(wrong) || wrong.contains(right));
            if (part || distance * 3 <= Math.max(wrong.length(), right.length())) {
                near.add(new Candidate(candidate, distance));
            }
        }
        near.sort(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name));
        return near.stream().limit(SHOWN).map(Candidate::name).toList();
    }

    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
