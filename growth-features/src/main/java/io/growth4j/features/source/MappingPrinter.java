package io.growth4j.features.source;

import io.growth4j.features.internal.ingest.RoleKind;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.StringJoiner;

/** Writes the text form of a mapping. */
final class MappingPrinter {
    private static final Map<String, String> SILENT = Map.of("iso", "", "2:HALF_UP", "");

    private MappingPrinter() {}

    static String print(EventMapping mapping) {
        StringJoiner text = new StringJoiner(",");
        mapping.columns().forEach((role, column) -> {
            String format = mapping.formats().getOrDefault(role, RoleKind.NATURAL);
            RoleKind kind = RoleKind.of(role);
            String shown = kind == RoleKind.TEXT ? "" : SILENT.getOrDefault(format, format);
            text.add((kind == RoleKind.ATTRIBUTE ? MappingParser.ATTRIBUTE + escape(role, "=, \t\\") : role) + "="
                    + quote(column) + (shown.isEmpty() ? "" : ":" + quoteFormat(shown)));
        });
        mapping.constantType().ifPresent(type -> text.add("type='" + escape(type.name(), "'\\") + "'"));
        options(mapping, text);
        return text.toString();
    }

    private static void options(EventMapping mapping, StringJoiner text) {
        if (!mapping.zone().equals(ZoneOffset.UTC)) {
            text.add("zone=" + mapping.zone());
        }
        if (mapping.delimiter() != ',') {
            text.add("delimiter=" + delimiter(mapping.delimiter()));
        }
        if (!mapping.charset().equals(StandardCharsets.UTF_8.name())) {
            text.add("charset=" + mapping.charset());
        }
        if (mapping.negativeAmounts()) {
            text.add("negative=allowed");
        }
        if (mapping.failFast()) {
            text.add("failFast=true");
        }
    }

    private static String delimiter(char delimiter) {
        return MappingParser.DELIMITERS.entrySet().stream()
                .filter(named -> named.getValue() == delimiter)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> quote(String.valueOf(delimiter)));
    }

    private static String quote(String column) {
        boolean plain = column.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-');
        return plain ? column : '"' + escape(column, "\"\\") + '"';
    }

    private static String quoteFormat(String format) {
        boolean plain = format.chars().noneMatch(c -> ",\"\\".indexOf(c) >= 0) && format.equals(format.strip());
        return plain ? format : '"' + escape(format, "\"\\") + '"';
    }

    private static String escape(String text, String special) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(special.indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return escaped.toString();
    }
}
