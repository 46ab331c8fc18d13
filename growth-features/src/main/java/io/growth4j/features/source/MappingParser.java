package io.growth4j.features.source;

import io.growth4j.definition.UnknownName;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.features.internal.ingest.RoleKind;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the text form of a mapping; the grammar stands with {@link EventMapping}. */
final class MappingParser {
    static final String ATTRIBUTE = "attribute.";
    static final List<String> OPTIONS = List.of("zone", "delimiter", "charset", "negative", "failFast");
    static final Map<String, Character> DELIMITERS = Map.of("comma", ',', "semicolon", ';', "tab", '\t', "pipe", '|');

    private final String text;
    private final EventMapping.Builder builder = EventMapping.builder();
    private final Set<String> seen = new HashSet<>();
    private int at;

    MappingParser(String text) {
        this.text = text;
    }

    EventMapping parse() {
        do {
            entry();
        } while (skip(','));
        if (at < text.length()) {
            throw error("has '" + text.charAt(at) + "' where a comma or the end should be");
        }
        return builder.build();
    }

    private void entry() {
        String key = word("=,");
        if (!skip('=')) {
            throw error("has '" + key + "' without '='");
        }
        if (!seen.add(key)) {
            throw error("says '" + key + "' twice");
        }
        skipBlanks();
        if (OPTIONS.contains(key)) {
            option(key, quotedOrWord(","));
        } else if (key.equals(EventSchema.TYPE) && skip('\'')) {
            builder.constantType(new EventType(until('\'')));
        } else {
            role(roleNamed(key));
        }
        skipBlanks();
    }

    private static String roleNamed(String key) {
        if (key.startsWith(ATTRIBUTE)) {
            String name = key.substring(ATTRIBUTE.length());
            if (RoleKind.of(name) != RoleKind.ATTRIBUTE) {
                throw new IllegalArgumentException("attribute '" + name + "' is a role: write " + name + "=column");
            }
            return name;
        }
        if (!RoleKind.ROLES.contains(key)) {
            List<String> known = new ArrayList<>(RoleKind.ROLES);
            known.addAll(OPTIONS);
            throw new IllegalArgumentException(
                    UnknownName.of("role", key, known).getMessage() + " (any other column is attribute.NAME=column)");
        }
        return key;
    }

    private void role(String role) {
        String column = quotedOrWord(":,");
        skipBlanks();
        builder.column(role, column, skip(':') ? quotedOrWord(",") : RoleKind.NATURAL);
    }

    private void option(String option, String value) {
        switch (option) {
            case "zone" -> builder.zone(zone(value));
            case "delimiter" -> builder.delimiter(delimiter(value));
            case "charset" -> builder.charset(charset(value));
            case "negative" -> builder.negativeAmounts(choice(option, value, "allowed", "rejected"));
            default -> builder.failFast(choice(option, value, "true", "false"));
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw unknown("zone", name, ZoneId.getAvailableZoneIds());
        }
    }

    private static char delimiter(String value) {
        if (value.length() == 1) {
            return value.charAt(0);
        }
        Character named = DELIMITERS.get(value);
        if (named == null) {
            throw UnknownName.of("delimiter", value, DELIMITERS.keySet());
        }
        return named;
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw unknown("charset", name, Charset.availableCharsets().keySet());
        }
    }

    /** Like {@link UnknownName}, but never lists the hundreds of names that exist. */
    private static IllegalArgumentException unknown(String thing, String name, Set<String> known) {
        List<String> near = UnknownName.nearest(name, known);
        return near.isEmpty()
                ? new IllegalArgumentException("unknown " + thing + " '" + name + "' on this Java platform")
                : UnknownName.of(thing, name, near);
    }

    private static boolean choice(String option, String value, String yes, String no) {
        if (!value.equals(yes) && !value.equals(no)) {
            throw UnknownName.of("value of '" + option + "'", value, List.of(yes, no));
        }
        return value.equals(yes);
    }

    private String quotedOrWord(String ends) {
        skipBlanks();
        return skip('"') ? until('"') : word(ends);
    }

    /** The characters up to one of the ends or the end of the text, without the blanks around them. */
    private String word(String ends) {
        skipBlanks();
        StringBuilder word = new StringBuilder();
        int solid = 0;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            boolean blank = Character.isWhitespace(text.charAt(at));
            word.append(next());
            solid = blank ? solid : word.length();
        }
        return word.substring(0, solid);
    }

    private String until(char quote) {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            word.append(next());
        }
        if (!skip(quote)) {
            throw error("has no closing " + quote + " after " + quote + word);
        }
        return word.toString();
    }

    /** The next character; a backslash takes the one after it as it is. */
    private char next() {
        if (text.charAt(at) == '\\') {
            at++;
            if (at == text.length()) {
                throw error("ends with a backslash");
            }
        }
        return text.charAt(at++);
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException error(String rule) {
        return new IllegalArgumentException("mapping '" + text + "' " + rule);
    }
}
