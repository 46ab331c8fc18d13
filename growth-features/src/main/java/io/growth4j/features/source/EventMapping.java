package io.growth4j.features.source;

import io.growth4j.definition.Definition;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventType;
import io.growth4j.features.internal.ingest.EventPlan;
import io.growth4j.features.internal.ingest.RoleKind;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which columns of a source play which role in an event, and how their values are written. Equal by content, immutable.
 *
 * <p>Roles are the names of {@link EventSchema}: {@code user} and {@code time} are required, {@code type} is required as
 * a column or as a constant; {@code amount, item, category, channel, order, known_at} are optional. Any other role is an
 * attribute. Columns that are not mapped are not read.
 *
 * <h2>The text form</h2>
 *
 * <pre>
 * user=customer_id, time=date:yyyyMMdd, type='purchase', amount=dollar_value
 *
 * mapping  = entry { "," entry }
 * entry    = role "=" column [ ":" format ]    a column plays a role
 *          | "type" "=" "'" text "'"           all events are of one type
 *          | option "=" value
 * role     = user | time | type | amount | item | category | channel | order | known_at
 *          | "attribute." name
 * column   = name | '"' name '"'
 * </pre>
 *
 * <p>A backslash takes the next character as it is. A column's name that holds one of {@code , : = " '} stands in double
 * quotes, and so does a format that holds a comma.
 *
 * <table>
 * <caption>Formats</caption>
 * <tr><th>role</th><th>format</th><th>default</th></tr>
 * <tr><td>time, known_at</td><td>{@code iso}, {@code epochSeconds}, {@code epochMillis}, {@code epochMicros}, {@code
 * epochNanos}, or a pattern of {@link java.time.format.DateTimeFormatter} with English names, resolved strictly</td>
 * <td>{@code iso}</td></tr>
 * <tr><td>amount</td><td>digits of the minor unit, 0 to 9, and a {@link java.math.RoundingMode}: {@code 2:HALF_UP};
 * 0 where the source already holds minor units</td><td>{@code 2:HALF_UP}</td></tr>
 * <tr><td>user, item, order</td><td>{@code long} or {@code text}</td><td>as the source stores it; text in CSV</td></tr>
 * <tr><td>attributes</td><td>{@code long}, {@code double} or {@code text}</td><td>as above</td></tr>
 * </table>
 *
 * <table>
 * <caption>Options</caption>
 * <tr><th>option</th><th>meaning</th><th>default</th></tr>
 * <tr><td>{@code zone}</td><td>where times that name no zone are at home</td><td>{@code UTC}</td></tr>
 * <tr><td>{@code delimiter}</td><td>what separates the cells of a CSV row: a character, or {@code comma, semicolon, tab,
 * pipe}</td><td>{@code comma}</td></tr>
 * <tr><td>{@code charset}</td><td>how CSV text is encoded</td><td>{@code UTF-8}</td></tr>
 * <tr><td>{@code negative}</td><td>{@code allowed}: amounts may be below zero; {@code rejected}: such rows are rejected
 * </td><td>{@code rejected}</td></tr>
 * <tr><td>{@code failFast}</td><td>{@code true}: the first bad row ends the pass with an {@link
 * IllegalArgumentException}; {@code false}: bad rows are counted and sampled</td><td>{@code false}</td></tr>
 * </table>
 *
 * <p>A date is its first instant in the zone. A wall-clock time that a clock change skips is moved on by the length of
 * the gap; of one that occurs twice the earlier is taken (the rules of {@link java.time.ZonedDateTime}).
 *
 * @param columns the source's column by role, in the order of the log's columns
 * @param formats the format by role; in their normal spelling, empty where the source decides
 * @param constantType the type of all events, where no column holds it
 * @param zone where times that name no zone are at home
 * @param delimiter what separates the cells of a CSV row
 * @param charset how CSV text is encoded
 * @param negativeAmounts whether an amount may be below zero
 * @param failFast whether the first bad row ends the pass
 */
public record EventMapping(
        Map<String, String> columns,
        Map<String, String> formats,
        Optional<EventType> constantType,
        ZoneId zone,
        char delimiter,
        String charset,
        boolean negativeAmounts,
        boolean failFast)
        implements Definition {

    public EventMapping {
        zone = zone.normalized();
        columns = Collections.unmodifiableMap(ordered(columns));
        formats = Collections.unmodifiableMap(normalised(columns, formats));
        charset = charsetNamed(charset);
        requireRoles(columns, constantType.isPresent());
        if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
            throw new IllegalArgumentException("delimiter '" + delimiter + "' is a quote or a line end");
        }
    }

    /** Known roles in their fixed order, then attributes by name. */
    private static Map<String, String> ordered(Map<String, String> columns) {
        Map<String, String> ordered = new LinkedHashMap<>();
        RoleKind.ROLES.stream()
                .filter(columns::containsKey)
                .forEach(role -> ordered.put(role, columns.getOrDefault(role, "")));
        new TreeMap<>(columns).forEach(ordered::putIfAbsent);
        ordered.forEach((role, column) -> {
            if (role.isBlank() || column.isBlank()) {
                throw new IllegalArgumentException("role '" + role + "' has the column '" + column
                        + "': neither a role nor its column may be blank");
            }
        });
        return ordered;
    }

    private static Map<String, String> normalised(Map<String, String> columns, Map<String, String> formats) {
        formats.keySet().stream()
                .filter(role -> !columns.containsKey(role))
                .findFirst()
                .ifPresent(role -> {
                    throw new IllegalArgumentException(
                            "format '" + formats.get(role) + "' of '" + role + "' has no column");
                });
        Map<String, String> normalised = new LinkedHashMap<>();
        columns.keySet()
                .forEach(role -> normalised.put(
                        role, RoleKind.of(role).normalise(role, formats.getOrDefault(role, RoleKind.NATURAL))));
        return normalised;
    }

    private static String charsetNamed(String name) {
        try {
            return Charset.forName(name).name();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("charset '" + name + "' is not known to this Java platform", e);
        }
    }

    private static void requireRoles(Map<String, String> columns, boolean typeIsConstant) {
        if (!columns.containsKey(EventSchema.USER) || !columns.containsKey(EventSchema.TIME)) {
            throw new IllegalArgumentException("mapping of " + columns.keySet() + " lacks 'user' or 'time'");
        }
        if (columns.containsKey(EventSchema.TYPE) == typeIsConstant) {
            throw new IllegalArgumentException("mapping of " + columns.keySet() + " needs the type of an event either"
                    + " from a column, type=event, or as a constant, type='purchase'");
        }
    }

    /**
     * Reads the text form.
     *
     * @param text the mapping as text; see above
     * @return the mapping
     * @throws IllegalArgumentException if the text is not of that form; names that do not exist show near misses
     */
    public static EventMapping parse(String text) {
        return new MappingParser(text).parse();
    }

    /**
     * Starts a mapping.
     *
     * @return a builder without columns, in UTC, for comma-separated UTF-8 text
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The text form, which {@link #parse} reads back to an equal mapping.
     *
     * @return the shortest text; options at their defaults are left out
     */
    @Override
    public String toString() {
        return MappingPrinter.print(this);
    }

    /**
     * What the plan for a source needs to know. The packages for Arrow and Spark list it again: made public, this would
     * show an internal type. A rule more does not compile until all three know it.
     */
    EventPlan.Rules rules() {
        return new EventPlan.Rules(columns, formats, constantType, zone, negativeAmounts, failFast);
    }

    /** Builds a mapping role by role. Not thread-safe. */
    public static final class Builder {
        private final Map<String, String> columns = new LinkedHashMap<>();
        private final Map<String, String> formats = new LinkedHashMap<>();
        private Optional<EventType> constantType = Optional.empty();
        private ZoneId zone = ZoneOffset.UTC;
        private char delimiter = ',';
        private String charset = StandardCharsets.UTF_8.name();
        private boolean negativeAmounts;
        private boolean failFast;

        private Builder() {}

        /**
         * Lets a column play a role, in the role's default format.
         *
         * @param role a name of {@link EventSchema}, or an attribute
         * @param column the source's column
         * @return this builder
         */
        public Builder column(String role, String column) {
            return column(role, column, RoleKind.NATURAL);
        }

        /**
         * Lets a column play a role.
         *
         * @param role a name of {@link EventSchema}, or an attribute
         * @param column the source's column
         * @param format how its values are written; see the table of formats
         * @return this builder
         */
        public Builder column(String role, String column, String format) {
            if (columns.putIfAbsent(role, column) != null) {
                throw new IllegalArgumentException(
                        "role '" + role + "' has two columns: '" + columns.get(role) + "' and '" + column + "'");
            }
            formats.put(role, format);
            return this;
        }

        /**
         * Makes all events of one type.
         *
         * @param type the type
         * @return this builder
         */
        public Builder constantType(EventType type) {
            constantType = Optional.of(type);
            return this;
        }

        /**
         * Says where times that name no zone are at home.
         *
         * @param zone the zone
         * @return this builder
         */
        public Builder zone(ZoneId zone) {
            this.zone = zone;
            return this;
        }

        /**
         * Says what separates the cells of a CSV row.
         *
         * @param delimiter any character but a double quote or a line end
         * @return this builder
         */
        public Builder delimiter(char delimiter) {
            this.delimiter = delimiter;
            return this;
        }

        /**
         * Says how CSV text is encoded.
         *
         * @param charset the encoding
         * @return this builder
         */
        public Builder charset(Charset charset) {
            this.charset = charset.name();
            return this;
        }

        /**
         * Says whether an amount may be below zero.
         *
         * @param allowed false (the default) rejects such rows
         * @return this builder
         */
        public Builder negativeAmounts(boolean allowed) {
            negativeAmounts = allowed;
            return this;
        }

        /**
         * Says whether the first bad row ends the pass.
         *
         * @param failFast false (the default) counts and samples bad rows
         * @return this builder
         */
        public Builder failFast(boolean failFast) {
            this.failFast = failFast;
            return this;
        }

        /**
         * The mapping.
         *
         * @return a mapping of what was said
         * @throws IllegalArgumentException if user, time or type is missing, or a format does not exist
         */
        public EventMapping build() {
            return new EventMapping(
                    columns, formats, constantType, zone, delimiter, charset, negativeAmounts, failFast);
        }
    }
}
