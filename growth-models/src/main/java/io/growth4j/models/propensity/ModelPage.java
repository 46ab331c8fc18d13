package io.growth4j.models.propensity;

import io.growth4j.report.HtmlPage;
import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import java.time.Instant;
import java.util.List;

/** All that is known about a model on one page. */
final class ModelPage {
    private static final int TOP = 15;

    private ModelPage() {}

    static HtmlPage of(Goal<?> goal, ModelFile.Content content) {
        HtmlPage page = HtmlPage.of("Model: " + goal.name().replace('_', ' '))
                .section(content.verdict().accepted() ? "Accepted" : "Rejected")
                .table(content.verdict().toTable())
                .table(measures(content));
        if (!content.findings().isEmpty()) {
            page.section("To know before serving");
            content.findings().forEach(page::text);
        }
        return page.section("Does it rank?")
                .plot(content.curves().roc())
                .plot(content.gains().toPlot())
                .section("Do its probabilities mean what they say?")
                .plot(content.calibration().toPlot())
                .plot(content.curves().scores())
                .section("What moves its scores?")
                .plot(importances(content.importances()))
                .section("Where does it come from?")
                .table(provenance(content))
                .definition("goal", goal);
    }

    private static Table measures(ModelFile.Content content) {
        Table.Builder table = Table.of("On " + content.provenance().testRows() + " test rows", "figure", "value");
        content.measures().forEach((name, value) -> table.row(name.replace('_', ' '), value));
        return table.row("threshold", content.threshold()).build();
    }

    private static Plot importances(List<FeatureImportance> importances) {
        List<FeatureImportance> top = importances.stream().limit(TOP).toList();
        return new Plot.Bars(
                "Features",
                "mean effect on the log-odds",
                top.stream().map(FeatureImportance::feature).toList(),
                List.of(new Plot.Series(
                        "effect",
                        top.stream().map(FeatureImportance::meanEffect).toList())),
                false);
    }

    private static Table provenance(ModelFile.Content content) {
        Provenance from = content.provenance();
        Table.Builder table = Table.of("Provenance", "what", "value")
                .row(
                        "cut-offs from",
                        Instant.ofEpochMilli(from.firstCutOffMillis()).toString())
                .row(
                        "cut-offs to",
                        Instant.ofEpochMilli(from.lastCutOffMillis()).toString())
                .row("training rows", Long.toString(from.trainRows()))
                .row("test rows", Long.toString(from.testRows()))
                .row("tested on", from.testIsLater() ? "a later cut-off" : "other users")
                .row("eligible users", Long.toString(from.eligible()))
                .row("settings", from.settings())
                .row("label", from.label());
        from.versions().forEach((library, version) -> table.row(library, version));
        return table.build();
    }
}
