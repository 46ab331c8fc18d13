package io.growth4j.features.internal.ingest;

import io.growth4j.definition.UnknownName;
import io.growth4j.event.EventSchema;
import java.util.List;

/** What the values of a role are, and which formats they may have. */
public enum RoleKind {
    /** An instant; the format is that of {@link TimeFormat}. */
    TIME,
    /** Text; no choice of format. */
    TEXT,
    /** Money; the format is that of {@link AmountFormat}. */
    AMOUNT,
    /** A name of something: {@code long} or {@code text}, by default as the source stores it. */
    KEY,
    /** Anything else: {@code long}, {@code double} or {@code text}, by default as the source stores it. */
    ATTRIBUTE;

    /** The format that leaves the type of a column to its source. */
    public static final String NATURAL = "";

    private static final List<String> KEY_FORMATS = List.of("long", "text");
    private static final List<String> ATTRIBUTE_FORMATS = List.of("long", "double", "text");

    /** The names with a meaning of their own, in the order of their columns. */
    public static final List<String> ROLES = List.of(
            EventSchema.USER,
            EventSchema.TIME,
            EventSchema.TYPE,
            EventSchema.AMOUNT,
            EventSchema.ITEM,
            EventSchema.CATEGORY,
            EventSchema.CHANNEL,
            EventSchema.ORDER,
            EventSchema.KNOWN_AT);

    /** The kind of a role; names without a meaning of their own are attributes. */
    public static RoleKind of(String role) {
        return switch (role) {
            case EventSchema.TIME, EventSchema.KNOWN_AT -> TIME;
            case EventSchema.TYPE, EventSchema.CATEGORY, EventSchema.CHANNEL -> TEXT;
            case EventSchema.AMOUNT -> AMOUNT;
            case EventSchema.USER, EventSchema.ITEM, EventSchema.ORDER -> KEY;
            default -> ATTRIBUTE;
        };
    }

    /** The one spelling of a format, so that equal meanings are equal texts; refuses formats that do not exist. */
    public String normalise(String role, String format) {
        return switch (this) {
            case TIME -> TimeFormat.normalise(format);
            case AMOUNT -> AmountFormat.of(format).toString();
            case TEXT -> choice(role, format, List.of("text")).isEmpty() ? "text" : format;
            case KEY -> choice(role, format, KEY_FORMATS);
            case ATTRIBUTE -> choice(role, format, ATTRIBUTE_FORMATS);
        };
    }

    private static String choice(String role, String format, List<String> choices) {
        if (!format.equals(NATURAL) && !choices.contains(format)) {
            throw UnknownName.of("format of '" + role + "'", format, choices);
        }
        return format;
    }
}
