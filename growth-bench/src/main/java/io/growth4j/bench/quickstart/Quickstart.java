package io.growth4j.bench.quickstart;

import io.growth4j.event.EventLog;
import io.growth4j.event.RejectedRows;
import io.growth4j.features.analytics.HistoryCollector;
import io.growth4j.features.analytics.UserHistories;
import io.growth4j.report.HtmlPage;
import io.growth4j.user.UserSnapshot;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * From an event log to users and segments.
 *
 * <p>Run: {@code mvn -q -Pquickstart package}, on a synthetic shop; or on a file of your own with {@code -Devents=FILE
 * -Dmapping=...} and optionally {@code -DasOf=} and {@code -Dzone=}. What it writes stands in {@code
 * growth-bench/target/quickstart}.
 */
public final class Quickstart {
    private Quickstart() {}

    /**
     * Runs the main job.
     *
     * @param args none: everything is said by {@code -D}
     * @throws IOException if the outputs cannot be written
     */
    public static void main(String[] args) throws IOException {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        try {
            run(Settings.ofSystemProperties(), new PrintStream(System.out, true, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void run(Settings settings, PrintStream out) throws IOException {
        try (EventLog log = settings.open();
                ProgressBars progress = new ProgressBars()) {
            LogSpan span = LogSpan.of(log, progress);
            Instant asOf = settings.asOf().orElseGet(() -> span.endOfLastDay(settings.zone()));
            UserHistories histories = HistoryCollector.collect(log, progress);
            Census census = Census.of(log, histories, asOf, settings.zone(), progress);
            progress.finish();
            out.println(heading(span, census, asOf));
            out.println(census.describe(span));
            out.println(oneUser(census));

            Outputs outputs = Outputs.in(settings.out());
            outputs.segments(census);
            outputs.features(census);
            outputs.summary(census, span, asOf);
            double mainJob = cpuSeconds();
            HtmlPage page = GrowthReport.of(log, histories, census, span, asOf, settings.zone(), progress);
            String value = CustomerValueStep.run(log, settings, span, asOf, page, progress);
            String churn = ChurnStep.run(log, census, asOf, settings.out(), progress);
            String loyalty = LoyaltyStep.run(log, census, span, asOf, settings.zone(), settings.out(), progress);
            progress.finish();
            out.println(value);
            out.println(churn);
            out.println(loyalty);
            out.println(CampaignStep.run(census));
            page.write(settings.out().resolve("report.html"));
            out.printf(
                    Locale.ROOT,
                    "Users, features and segments took %.1f s of CPU, all of it %.1f s.%n",
                    mainJob,
                    cpuSeconds());
            out.println("Written to " + settings.out().toAbsolutePath());
        }
    }

    private static double cpuSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(spent -> spent.toMillis() / 1000.0)
                .orElse(Double.NaN);
    }

    private static String heading(LogSpan span, Census census, Instant asOf) {
        RejectedRows rejected = census.run().rejectedRows();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                "%n%,d events of %,d users from %s to %s, as of %s; %,d after it, %,d rows rejected%n",
                span.events(),
                census.users().size(),
                Instant.ofEpochMilli(span.first()),
                Instant.ofEpochMilli(span.last()),
                asOf,
                census.run().excludedEvents(),
                rejected.count()));
        rejected.samples()
                .forEach(sample -> text.append("  line ")
                        .append(sample.line())
                        .append(": ")
                        .append(sample.reason())
                        .append('\n'));
        return text.toString();
    }

    private static String oneUser(Census census) {
        UserSnapshot user = census.users().row(0);
        return "Why is user " + user.userId() + " where it is?\n  "
                + String.join("\n  ", census.segmenter().explain(user).lines()) + "\n";
    }
}
