package io.growth4j.bench.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.growth4j.bench.population.Shop;
import io.growth4j.definition.ProgressListener;
import io.growth4j.event.EventLog;
import io.growth4j.features.analytics.HistoryCollector;
import io.growth4j.features.analytics.UserHistories;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the report in a headless Chromium, where there is one. */
class ReportInBrowserTest {
    @TempDir
    static Path folder;

    private static String chromium = "";
    private static String html = "";

    @BeforeAll
    static void writeTheReport() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "no chromium on the PATH");
        chromium = found.orElseThrow().toString();
        try (EventLog shop = Shop.of(600, 120, 7)) {
            LogSpan span = LogSpan.of(shop, ProgressListener.NONE);
            Instant asOf = span.endOfLastDay(ZoneOffset.UTC);
            UserHistories histories = HistoryCollector.collect(shop);
            Census census = Census.of(shop, histories, asOf, ZoneOffset.UTC, ProgressListener.NONE);
            var page = GrowthReport.of(shop, histories, census, span, asOf, ZoneOffset.UTC, ProgressListener.NONE);
            page.write(folder.resolve("report.html"));
            html = page.html();
        }
    }

    private static Path run(String output, String... options) throws IOException, InterruptedException {
        Path printed = folder.resolve(output);
        List<String> command = new ArrayList<>(List.of(
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile-" + output)));
        command.addAll(List.of(options));
        command.add(folder.resolve("report.html").toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(printed.toFile())
                .redirectError(folder.resolve(output + ".log").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("chromium ends").isTrue();
        assertThat(process.exitValue()).isZero();
        return printed;
    }

    @Test
    void browser_readsThePageAsItWasWritten_withoutAMessage() throws Exception {
        String dom = Files.readString(run("dom.html", "--dump-dom"));
        assertThat(count(dom, "<figure>")).isEqualTo(count(html, "<figure>")).isPositive();
        assertThat(count(dom, "</svg>")).isEqualTo(count(html, "</svg>"));
        assertThat(count(dom, "<text")).isEqualTo(count(html, "<text"));
        assertThat(count(dom, "<td")).isEqualTo(count(html, "<td"));
        assertThat(dom)
                .contains("Retention", "Growth accounting", "Definitions")
                .doesNotContain(">NaN<", ">null<");
        assertThat(Files.readString(folder.resolve("dom.html.log"))).doesNotContain("CONSOLE");
    }

    @Test
    void page_isDrawnOnADesktopAndOnAPhone() throws Exception {
        for (int width : new int[] {1200, 390}) {
            assertThat(brightness(drawn("light" + width, width, 1))).isGreaterThan(240);
        }
    }

    @Test
    void page_isDarkWhereTheReaderLikesItDark() throws Exception {
        assertThat(brightness(drawn("dark", 1200, 0))).isLessThan(40);
    }

    /** A picture with something on it; schemes are 0 for dark and 1 for light. */
    private static BufferedImage drawn(String name, int width, int scheme) throws Exception {
        Path picture = folder.resolve(name + ".png");
        run(
                "shot-" + name,
                "--screenshot=" + picture,
                "--window-size=" + width + ",2400",
                "--blink-settings=preferredColorScheme=" + scheme,
                "--hide-scrollbars");
        BufferedImage image = ImageIO.read(picture.toFile());
        long ink = 0;
        for (int y = 0; y < image.getHeight(); y += 4) {
            for (int x = 0; x < image.getWidth(); x += 4) {
                ink += image.getRGB(x, y) != image.getRGB(0, 0) ? 1 : 0;
            }
        }
        assertThat(ink).as("drawn points of %s", name).isGreaterThan(5000);
        return image;
    }

    /** The green of the page's corner, 0 to 255. */
    private static int brightness(BufferedImage image) {
        return (image.getRGB(0, 0) >> 8) & 0xFF;
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}
