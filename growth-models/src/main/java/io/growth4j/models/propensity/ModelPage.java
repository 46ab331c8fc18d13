package io.growth4j.models.propensity;

import io.growth4j.definition.Definition;
import io.growth4j.report.HtmlPage;
import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import java.time.Instant;
import java.util.List;

/** All that is known about a model on one page. */
final class ModelPage {
    /** More bars than this lose their names. */
    private static final int TOP = 10;

    private ModelPage() {}

    static HtmlPage of(Goal<?> goal, ModelFile.Content content) {
        HtmlPage page = HtmlPage.of("Model: " + goal.name().replace('_', ' '))
                .section("May it be served?")
                .text(content.verdict().accepted() ? "Yes: it passed every gate." : "No: it failed a gate.");
        content.verdict().failed().forEach(result -> page.text(result.toString()));
        page.table(content.verdict().toTable()).table(measures(content));
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
                .table(allImportances(content.importances()))
                .section("Where does it come from?")
                .table(provenance(content))
                .definition("goal", goal)
                .definition("label", new Stored(content.provenance().label()))
                .definition("settings", new Stored(content.provenance().settings()));
    }

    /** A definition of which the file keeps the text. */
    private record Stored(String toJson) implements Definition {}

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

    private static Table allImportances(List<FeatureImportance> importances) {
        Table.Builder table = Table.of("All features", "feature", "mean effect on the log-odds");
        importances.forEach(one -> table.row(one.feature(), one.meanEffect()));
        return table.build();
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
                .row("eligible users", Long.toString(from.eligible()));
        from.versions().forEach((library, version) -> table.row(library, version));
        return table.build();
    }
}
