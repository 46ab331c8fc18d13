package io.growth4j.report;

import io.growth4j.definition.Definition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One self-contained HTML page of figures and tables: no script, no network, light and dark, readable on a phone. Every
 * figure has its numbers below it as a table and as CSV; the definitions of the results stand at the foot.
 *
 * <p>A builder: not thread-safe.
 */
public final class HtmlPage {
    private final String title;
    private final Markup body = new Markup();
    private final Map<String, Definition> definitions = new LinkedHashMap<>();

    private HtmlPage(String title) {
        this.title = title;
    }

    /**
     * Starts a page.
     *
     * @param title its heading
     * @return an empty page
     */
    public static HtmlPage of(String title) {
        return new HtmlPage(title);
    }

    /**
     * Adds a heading.
     *
     * @param heading its text
     * @return this page
     */
    public HtmlPage section(String heading) {
        body.text("h2", heading);
        return this;
    }

    /**
     * Adds a paragraph.
     *
     * @param text its text
     * @return this page
     */
    public HtmlPage text(String text) {
        body.text("p", text);
        return this;
    }

    /**
     * Adds a figure, with its numbers folded below it.
     *
     * @param plot the figure
     * @return this page
     */
    public HtmlPage plot(Plot plot) {
        body.open("figure").text("figcaption", plot.title());
        scroll(plot.title()).raw(Drawing.svg(plot)).close("div");
        body.open("details").text("summary", "Numbers");
        numbers(plot.table(), null);
        body.close("details").close("figure");
        return this;
    }

    /**
     * Adds a table.
     *
     * @param table the table
     * @return this page
     */
    public HtmlPage table(Table table) {
        body.open("figure");
        numbers(table, table.title());
        body.close("figure");
        return this;
    }

    /**
     * Says at the foot of the page how something was defined.
     *
     * @param name what was defined
     * @param definition its definition
     * @return this page
     */
    public HtmlPage definition(String name, Definition definition) {
        definitions.put(name, definition);
        return this;
    }

    private void numbers(Table table, @Nullable String caption) {
        scroll(table.title()).open("table");
        if (caption != null) {
            body.text("caption", caption);
        }
        body.open("thead").open("tr");
        for (int column = 0; column < table.columns().size(); column++) {
            body.text("th", table.columns().get(column), "class", side(table, column), "scope", "col");
        }
        body.close("tr").close("thead").open("tbody");
        table.rows().forEach(row -> {
            body.open("tr");
            for (int column = 0; column < row.size(); column++) {
                body.text("td", shown(row.get(column)), "class", side(table, column));
            }
            body.close("tr");
        });
        body.close("tbody").close("table").close("div");
        String csv = URLEncoder.encode(table.toCsv(), StandardCharsets.UTF_8).replace("+", "%20");
        body.text(
                "a",
                "CSV",
                "class",
                "csv",
                "download",
                fileName(table.title()),
                "href",
                "data:text/csv;charset=utf-8," + csv);
    }

    /** What is wider than the screen scrolls in a frame of its own, with the keyboard too. */
    private Markup scroll(String label) {
        return body.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", label);
    }

    /** A cell for people: thousands apart. */
    private static String shown(@Nullable Object cell) {
        if (cell instanceof Long whole) {
            return String.format(Locale.ROOT, "%,d", whole);
        }
        if (cell instanceof Double number && Double.isFinite(number) && Math.abs(number) >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", number);
        }
        return Table.text(cell);
    }

    private static String side(Table table, int column) {
        return table.isNumeric(column) ? "number" : "words";
    }

    private static String fileName(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "") + ".csv";
    }

    /**
     * The page.
     *
     * @return a complete HTML document
     */
    public String html() {
        Markup page =
                new Markup().raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.text("title", title)
                .open("style")
                .raw(PageStyle.CSS)
                .close("style")
                .close("head");
        page.open("body").raw(PageStyle.HATCH).open("main").text("h1", title).raw(body.toString());
        if (!definitions.isEmpty()) {
            page.open("section", "class", "definitions")
                    .text("h2", "Definitions")
                    .open("dl");
            definitions.forEach((name, definition) -> page.text("dt", name + " · " + definition.fingerprint())
                    .open("dd")
                    .open("details")
                    .text("summary", "JSON")
                    .text("code", definition.toJson())
                    .close("details")
                    .close("dd"));
            page.close("dl").close("section");
        }
        return page.close("main").close("body").close("html").raw("\n").toString();
    }

    /**
     * Writes the page, whole or not at all.
     *
     * @param file where to; an older file is replaced
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        try {
            Path target = file.toAbsolutePath();
            // Not a JDK temporary file, which nobody but its owner may read.
            Path part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
            Files.writeString(part, html());
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the page to " + file, e);
        }
    }
}
