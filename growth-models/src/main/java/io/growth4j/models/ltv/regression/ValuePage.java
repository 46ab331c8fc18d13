package io.growth4j.models.ltv.regression;

import io.growth4j.models.evaluation.DecileTable;
import io.growth4j.models.evaluation.Measures;
import io.growth4j.report.HtmlPage;
import io.growth4j.report.Table;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is known about a model of value on one page. */
final class ValuePage {
    private ValuePage() {}

    static HtmlPage of(ValueFile.Content content) {
        HtmlPage page = HtmlPage.of("Model: value")
                .section("May it be served?")
                .text(content.verdict().accepted() ? "Yes: it passed every gate." : "No: it failed a gate.");
        content.verdict().failed().forEach(result -> page.text(result.toString()));
        page.table(content.verdict().toTable()).table(table("On the test rows", "figure", content.measures()));
        curves(page, content.curves(), content.measures());
        return page.section("Where does it come from?").table(table("Provenance", "what", content.provenance()));
    }

    private static void curves(HtmlPage page, @Nullable ValueCurves curves, Map<String, Double> measures) {
        if (curves == null) {
            page.text("The file is of format 1, which holds no curves: train the model again to see them.");
            return;
        }
        page.section("Does it rank?")
                .text(String.format(
                        Locale.ROOT,
                        "Normalised Gini %.3f: 0 is a random order, 1 a perfect one. Spearman's rank correlation %.3f.",
                        measures.get(Measures.NORMALIZED_GINI),
                        measures.get(Measures.SPEARMAN)))
                .plot(curves.gains().toPlot())
                .plot(curves.outcomes())
                .section("Are its amounts right?")
                .text(totals(curves.deciles()))
                .plot(curves.deciles().toPlot());
    }

    private static String totals(DecileTable deciles) {
        double predicted = deciles.totalPredicted();
        double actual = deciles.totalActual();
        return String.format(
                Locale.ROOT,
                "Predicted for all %,.0f minor units of money, paid %,.0f: off by %+.1f %%. Decile 1 has the highest predictions.",
                predicted,
                actual,
                100 * (predicted / actual - 1));
    }

    private static Table table(String title, String key, Map<String, ?> values) {
        Table.Builder table = Table.of(title, key, "value");
        values.forEach((name, value) -> table.row(name.replace('_', ' '), value));
        return table.build();
    }
}
