package io.growth4j.features.internal.ingest;

import io.growth4j.definition.UnknownName;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.EventType;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which columns of a source become which columns of a log: a mapping met with the columns that are there. Immutable.
 */
public final class EventPlan {
    /** A column of the log that is filled from a column of the source. */
    record Target(
            String role, String column, RoleKind kind, String format, ColumnType natural, ColumnType type, int slot) {
        boolean required() {
            return slot <= EventSchema.TYPE_SLOT;
        }

        /** Whether no value of the column can make a row one that is refused. */
        private boolean takesAll() {
            boolean asItIs = kind == RoleKind.KEY || kind == RoleKind.ATTRIBUTE;
            return !required() && (type == ColumnType.TEXT || (asItIs && type == natural));
        }

        /** Cells that may refuse a row come before those that give out dictionary codes, so that no code is in vain. */
        private int order() {
            if (type != ColumnType.TEXT) {
                return 0;
            }
            return required() ? EventSchema.TYPE_SLOT + 1 - slot : slot + 2;
        }
    }

    private final String source;
    private final Rules rules;
    private final List<Target> targets;
    private final EventSchema schema;

    /**
     * What a mapping says, in plain types.
     *
     * @param columns source column by role
     * @param formats normal format by role
     * @param constantType the type of all events, if the source has no column for it
     * @param zone where times without a zone are at home
     * @param negativeAmounts whether an amount may be negative
     * @param failFast whether the first bad row ends the pass
     */
    public record Rules(
            Map<String, String> columns,
            Map<String, String> formats,
            Optional<EventType> constantType,
            ZoneId zone,
            boolean negativeAmounts,
            boolean failFast) {}

    private EventPlan(String source, Rules rules, List<Target> targets, EventSchema schema) {
        this.source = source;
        this.rules = rules;
        this.targets = List.copyOf(targets);
        this.schema = schema;
    }

    /**
     * The plan for a source.
     *
     * @param source its name, for messages
     * @param rules the mapping
     * @param available the columns that the source has, with the types that are natural to them
     * @throws IllegalArgumentException if a mapped column is not there; the message shows near misses
     */
    public static EventPlan of(String source, Rules rules, Map<String, ColumnType> available) {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put(EventSchema.USER, ColumnType.TEXT);
        types.put(EventSchema.TIME, ColumnType.LONG);
        types.put(EventSchema.TYPE, ColumnType.TEXT);
        rules.columns().forEach((role, column) -> {
            ColumnType natural = available.get(column);
            if (natural == null) {
                throw UnknownName.of("column in " + source, column, available.keySet());
            }
            types.put(role, typeOf(role, formatOf(rules, role), natural));
        });
        EventSchema schema = new EventSchema(types);
        List<Target> targets = new ArrayList<>();
        rules.columns()
                .forEach((role, column) -> targets.add(new Target(
                        role,
                        column,
                        RoleKind.of(role),
                        formatOf(rules, role),
                        Objects.requireNonNull(available.get(column)),
                        schema.type(role),
                        schema.slot(role))));
        targets.sort(Comparator.comparingInt(Target::order));
        return new EventPlan(source, rules, targets, schema);
    }

    private static String formatOf(Rules rules, String role) {
        return rules.formats().getOrDefault(role, RoleKind.NATURAL);
    }

    private static ColumnType typeOf(String role, String format, ColumnType natural) {
        return switch (RoleKind.of(role)) {
            case TIME, AMOUNT -> ColumnType.LONG;
            case TEXT -> ColumnType.TEXT;
            case KEY ->
                "long".equals(format) || (format.isEmpty() && natural == ColumnType.LONG)
                        ? ColumnType.LONG
                        : ColumnType.TEXT;
            case ATTRIBUTE -> format.isEmpty() ? natural : ColumnType.valueOf(format.toUpperCase(Locale.ROOT));
        };
    }

    /** The same events with some columns only, beside those that decide which rows are events. */
    EventPlan onlyNeeded(Set<String> roles) {
        List<Target> needed = targets.stream()
                .filter(target -> roles.contains(target.role()) || !target.takesAll())
                .toList();
        return new EventPlan(source, rules, needed, schema);
    }

    /** The columns of the log. */
    public EventSchema schema() {
        return schema;
    }

    /** The source's columns, in the order in which {@link EventRows} takes their values. */
    public List<String> columns() {
        return targets.stream().map(Target::column).toList();
    }

    /** Starts a pass, with batches of a capacity. */
    public EventRows rows(int capacity) {
        return new EventRows(this, capacity, new Rejections(source, rules.failFast()));
    }

    List<Target> targets() {
        return targets;
    }

    Optional<EventType> constantType() {
        return rules.constantType();
    }

    ZoneId zone() {
        return rules.zone();
    }

    boolean negativeAmounts() {
        return rules.negativeAmounts();
    }
}
