package io.growth4j.models.ltv.regression;

import io.growth4j.models.evaluation.Verdict;
import io.growth4j.models.monitoring.Baseline;
import io.growth4j.report.HtmlPage;
import io.growth4j.score.ModelFormat;
import io.growth4j.score.PropensityModel;
import java.nio.file.Path;
import java.util.Map;

/**
 * A model of value with everything known about it: how good it is on rows it has not seen, whether it is accepted, where
 * it comes from, and what its users looked like. Made by {@link ValueTrainer}, read by {@link ValueModels}. Immutable and
 * thread-safe.
 */
public final class TrainedValue {
    private final ValueModel model;
    private final ValueFile.Content content;

    TrainedValue(ValueModel model, ValueFile.Content content) {
        this.model = model;
        this.content = content;
    }

    /**
     * The model to serve.
     *
     * @return the model
     * @throws IllegalStateException if it was rejected; the message names the gates that failed, and by how much
     */
    public ValueModel model() {
        verdict().requireAccepted();
        return model;
    }

    /**
     * The model, although it was rejected: whoever serves it must name every gate that it failed.
     *
     * @param failedGates the measures of all failed gates
     * @return the model
     * @throws IllegalStateException if a gate failed that is not named
     */
    public ValueModel modelDespite(String... failedGates) {
        verdict().requireAcceptedDespite(failedGates);
        return model;
    }

    /**
     * Whether the model may be served.
     *
     * @return the verdict of its gates
     */
    public Verdict verdict() {
        return content.verdict();
    }

    /**
     * How good the model is on its test rows; AUC and KS say how well it tells who pays at all.
     *
     * @return figures by name, see {@link io.growth4j.models.evaluation.Measures}
     */
    public Map<String, Double> measures() {
        return content.measures();
    }

    /**
     * All that is known about the model, to look at.
     *
     * @return a page with verdict, figures, gains, deciles and provenance
     */
    public HtmlPage page() {
        return ValuePage.of(content);
    }

    /**
     * The spread of features and scores on the test rows.
     *
     * @return what a monitor compares with
     */
    public Baseline baseline() {
        return content.baseline();
    }

    /**
     * Where the model comes from.
     *
     * @return label, trainer, cut-offs, rows and versions, in the order of their names
     */
    public Map<String, String> provenance() {
        return content.provenance();
    }

    /**
     * Writes everything to one file, whole or not at all. The same model gives the same bytes.
     *
     * @param file where to; an existing file is replaced
     * @param pays writes the model of who pays, for example {@code PropensityModels.FORMAT}
     * @throws IllegalArgumentException if the format does not know that model
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void save(Path file, ModelFormat<PropensityModel> pays) {
        ValueFile.write(file, content.pays(pays.write(model.pays())));
    }
}
