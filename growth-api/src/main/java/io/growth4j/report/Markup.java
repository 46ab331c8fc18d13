package io.growth4j.report;

import java.util.Locale;

/** Writes elements of HTML and SVG, with every text and attribute escaped. */
final class Markup {
    private final StringBuilder out = new StringBuilder();

    /** Opens an element. */
    Markup open(String name, Object... attributes) {
        return tag(name, ">", attributes);
    }

    /** Writes an element without content. */
    Markup empty(String name, Object... attributes) {
        return tag(name, "/>", attributes);
    }

    /** Writes an element that holds a text only. */
    Markup text(String name, String text, Object... attributes) {
        return open(name, attributes).text(text).close(name);
    }

    Markup text(String text) {
        out.append(escape(text));
        return this;
    }

    Markup close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    /** Takes over what is markup already. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    private Markup tag(String name, String end, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(value(attributes[i + 1]))
                    .append('"');
        }
        out.append(end);
        return this;
    }

    private static String value(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.1f", number) : escape(value.toString());
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
