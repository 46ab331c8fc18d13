package io.growth4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.definition.PeriodCalendar;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlPageTest {
    private static final Plot.Lines LINES = new Plot.Lines(
            "Actives",
            "day",
            "users",
            List.of(0.0, 1.0, 2.0),
            List.of(new Plot.Series("all", List.of(3.0, Double.NaN, 5.0))));
    private static final Plot.Bars BARS = new Plot.Bars(
            "Growth",
            "users",
            List.of("Jan", "Feb"),
            List.of(new Plot.Series("new", List.of(10.0, 20.0)), new Plot.Series("churned", List.of(-5.0, -40.0))),
            true);
    private static final Plot.HeatMap HEAT = new Plot.HeatMap(
            "Retention",
            "cohort",
            "day",
            List.of("Mon", "Tue"),
            List.of("0", "1"),
            List.of(List.of(1.0, 0.5), Arrays.asList(1.0, null)));

    @Test
    void page_isWellFormed_andAsksForNothingFromElsewhere() throws Exception {
        String html = HtmlPage.of("All <of> it & more")
                .plot(LINES)
                .plot(BARS)
                .plot(HEAT)
                .html();

        assertThat(parse(html).getElementsByTagName("figure").getLength()).isEqualTo(3);
        assertThat(html).doesNotContain("http").doesNotContain("<script").contains("All &lt;of&gt; it &amp; more");
    }

    @Test
    void everyFigure_hasItsNumbersAsTableAndCsv() throws Exception {
        Document page = parse(HtmlPage.of("t").plot(HEAT).html());

        assertThat(page.getElementsByTagName("td").getLength()).isEqualTo(6);
        assertThat(page.getElementsByTagName("a")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("href")
                        .getNodeValue())
                .startsWith("data:text/csv")
                .contains("Tue%2C1.0%2C%0D%0A");
    }

    @Test
    void incompleteCell_isHatched_neverZero() throws Exception {
        Document page = parse(HtmlPage.of("t").plot(HEAT).html());
        NodeList cells = page.getElementsByTagName("rect");

        assertThat(cells.item(3).getAttributes().getNamedItem("class").getNodeValue())
                .isEqualTo("open");
        assertThat(cells.item(3).getTextContent()).endsWith("not complete yet");
        assertThat(cells.item(1).getTextContent()).endsWith("0.5000");
    }

    @Test
    void missingValue_leavesAGapInTheLine() throws Exception {
        String path = parse(HtmlPage.of("t").plot(LINES).html())
                .getElementsByTagName("path")
                .item(0)
                .getAttributes()
                .getNamedItem("d")
                .getNodeValue();

        assertThat(path.chars().filter(c -> c == 'M').count()).isEqualTo(2);
        assertThat(path).doesNotContain("L");
    }

    @Test
    void stackedBars_startWhereTheOneBelowEnds_andAxisHoldsTheStack() throws Exception {
        NodeList bars = parse(HtmlPage.of("t").plot(BARS).html()).getElementsByTagName("rect");

        assertThat(number(bars, 0, "y") + number(bars, 0, "height")).isCloseTo(number(bars, 1, "y"), within(0.11));
        assertThat(number(bars, 3, "y") + number(bars, 3, "height")).isLessThanOrEqualTo(258.0);
    }

    @Test
    void emptyPlots_areDrawn() throws Exception {
        parse(HtmlPage.of("t")
                .plot(new Plot.Lines("l", "x", "y", List.of(), List.of()))
                .plot(new Plot.Bars("b", "y", List.of(), List.of(), false))
                .plot(new Plot.HeatMap("h", "r", "c", List.of(), List.of(), List.of()))
                .html());
    }

    @Test
    void definitions_standAtTheFoot(@TempDir Path folder) throws Exception {
        PeriodCalendar calendar = PeriodCalendar.of(ZoneOffset.UTC);
        Path file = folder.resolve("page.html");
        HtmlPage.of("t").definition("calendar", calendar).write(file);

        assertThat(Files.readString(file)).contains(calendar.fingerprint());
        assertThat(folder).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.part");
    }

    private static double number(NodeList elements, int index, String attribute) {
        return Double.parseDouble(
                elements.item(index).getAttributes().getNamedItem(attribute).getNodeValue());
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    @Test
    void countsOfOne_areNoShares() {
        Plot.HeatMap counts =
                new Plot.HeatMap("RFM", "R", "F", List.of("R 1"), List.of("1", "2"), List.of(List.of(1.0, 4.0)));
        assertThat(HtmlPage.of("t").plot(counts).html())
                .contains(">1</text>", ">4</text>")
                .doesNotContain(">100%<");
        assertThat(HtmlPage.of("t").plot(HEAT).html()).contains(">100%</text>", ">50%</text>");
    }

    @Test
    void barsOfLongNames_lieBesideThem_withTheirValues() throws Exception {
        Plot.Bars stages = new Plot.Bars(
                "Stages",
                "users",
                List.of("IMPORTANT_DEVELOP", "IMPORTANT_KEEP", "NOT_OBSERVED"),
                List.of(new Plot.Series("users", List.of(12_345.0, 0.0, Double.NaN))),
                false);
        String html = HtmlPage.of("t").plot(stages).html();
        assertThat(html)
                .contains(">12.3k</text>", ">0</text>", ">not known</text>")
                .doesNotContain("rotate(-35");
        NodeList bars = parse(html).getElementsByTagName("rect");
        assertThat(bars.getLength())
                .as("nothing is drawn for what is not known")
                .isEqualTo(2);
        assertThat(number(bars, 0, "x")).isGreaterThan(17 * 7.5);
    }

    @Test
    void barsOfFewWordsOrOfNumbers_stand() {
        assertThat(bars("CORE", "ACTIVE", "NORMAL", "LOST")).contains("rotate(-90)");
        assertThat(bars("1", "2", "3", "4", "5", "6", "7")).contains("rotate(-90)");
        assertThat(bars("PROSPECT", "CHURNED", "DORMANT", "INTRO", "GROWTH", "MATURE"))
                .doesNotContain("rotate(-90)");
    }

    private static String bars(String... names) {
        List<Double> values = Arrays.stream(names).map(name -> 3.0).toList();
        return Drawing.svg(
                new Plot.Bars("t", "users", List.of(names), List.of(new Plot.Series("users", values)), false));
    }

    @Test
    void pictures_areDescribed_andScrollWithTheKeyboard() throws Exception {
        Document page = parse(HtmlPage.of("t").plot(HEAT).html());
        assertThat(page.getElementsByTagName("desc").item(0).getTextContent()).contains("cohort down", "day across");
        assertThat(page.getElementsByTagName("div")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("tabindex")
                        .getNodeValue())
                .isEqualTo("0");
    }

    @Test
    void tables_setThousandsApart() {
        Table table = Table.of("t", "a", "b").row(1_234_567L, 9876.54).build();
        assertThat(HtmlPage.of("t").table(table).html()).contains(">1,234,567<", ">9,877<");
    }

    @Test
    void namesOfManySeries_stayInsideThePicture() throws Exception {
        List<Plot.Series> series = IntStream.range(0, 30)
                .mapToObj(i -> new Plot.Series("channel number " + i, List.of(1.0)))
                .toList();
        Document page = parse(HtmlPage.of("t")
                .plot(new Plot.Bars("Funnel", "users", List.of("step"), series, false))
                .html());
        var svg = page.getElementsByTagName("svg").item(1).getAttributes();
        String[] box = svg.getNamedItem("viewBox").getNodeValue().split(" ", -1);
        assertThat(Integer.parseInt(box[2])).as("a narrow picture").isLessThan(400);
        NodeList texts = page.getElementsByTagName("text");
        int names = 0;
        for (int i = 0; i < texts.getLength(); i++) {
            var text = texts.item(i);
            if (text.getTextContent().startsWith("channel number")) {
                var x = text.getAttributes().getNamedItem("x").getNodeValue();
                var y = text.getAttributes().getNamedItem("y").getNodeValue();
                assertThat(Double.parseDouble(x) + 6.6 * text.getTextContent().length())
                        .isLessThan(Integer.parseInt(box[2]));
                assertThat(Double.parseDouble(y)).isLessThan(Integer.parseInt(box[3]));
                names++;
            }
        }
        assertThat(names).isEqualTo(30);
    }
}
