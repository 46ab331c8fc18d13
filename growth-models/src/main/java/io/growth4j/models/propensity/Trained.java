package io.growth4j.models.propensity;

import io.growth4j.models.evaluation.AcceptanceGates;
import io.growth4j.models.evaluation.CalibrationCurve;
import io.growth4j.models.evaluation.GainsTable;
import io.growth4j.models.evaluation.Verdict;
import io.growth4j.models.internal.artefact.Artefact;
import io.growth4j.models.monitoring.Baseline;
import io.growth4j.report.HtmlPage;
import io.growth4j.score.PropensityModel;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model with everything known about it: how good it is on rows it has not seen, whether it is accepted, where it comes
 * from, and what its users looked like. Immutable and thread-safe.
 *
 * @param <M> the kind of model
 */
public final class Trained<M extends PropensityModel> {
    private final Goal<M> goal;
    private final ModelFile.Content content;
    private final ServedModel served;
    private final M model;

    Trained(Goal<M> goal, FeatureSchema schema, ModelFile.Content content) {
        this.goal = goal;
        this.content = content;
        this.served = new ServedModel(schema, content.parameters(), content.calibrator());
        this.model = goal.face(served);
    }

    /**
     * What it foresees.
     *
     * @return the goal
     */
    public Goal<M> goal() {
        return goal;
    }

    /**
     * The model to serve.
     *
     * @return the model
     * @throws IllegalStateException if it was rejected; the message names the gates that failed, and by how much
     */
    public M model() {
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
    public M modelDespite(String... failedGates) {
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
     * Judges again, with figures that only the caller can measure: latency, errors, business results.
     *
     * @param gates the gates
     * @param more figures by name, which take precedence over the model's own
     * @return the verdict
     */
    public Verdict judge(AcceptanceGates gates, Map<String, Double> more) {
        Map<String, Double> all = new TreeMap<>(content.measures());
        all.putAll(more);
        return gates.judge(all);
    }

    /**
     * How good the model is on its test rows.
     *
     * @return figures by name, see {@link io.growth4j.models.evaluation.Measures}; NaN where not known
     */
    public Map<String, Double> measures() {
        return content.measures();
    }

    /**
     * Gains and lift on the test rows.
     *
     * @return the table, in deciles
     */
    public GainsTable gains() {
        return content.gains();
    }

    /**
     * Calibration on the test rows.
     *
     * @return the curve, in ten bins
     */
    public CalibrationCurve calibration() {
        return content.calibration();
    }

    /**
     * What a person should know before serving the model, such as features that teach nothing.
     *
     * @return one line each; may be empty
     */
    public List<String> findings() {
        return content.findings();
    }

    /**
     * From which score on the decision is yes, chosen on the validation rows.
     *
     * @return the threshold
     */
    public double threshold() {
        return content.threshold();
    }

    /**
     * The decision for one user.
     *
     * @param user a snapshot of the model's schema
     * @return whether the score reaches the threshold
     * @throws IllegalStateException if the model was rejected
     */
    public boolean decide(UserSnapshot user) {
        return model().score(user) >= threshold();
    }

    /**
     * Why a user has a score. Allocates; meant for one user at a time.
     *
     * @param user a snapshot of the model's schema
     * @return the contribution of each feature
     */
    public Reasons explain(UserSnapshot user) {
        return served.explain(user);
    }

    /**
     * Which features matter.
     *
     * @return all features, the strongest first
     */
    public List<FeatureImportance> importances() {
        return content.importances();
    }

    /**
     * All that is known about the model, to look at.
     *
     * @return a page with verdict, figures, curves, features and provenance
     */
    public HtmlPage page() {
        return ModelPage.of(goal, content);
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
     * @return data, settings, seed and versions
     */
    public Provenance provenance() {
        return content.provenance();
    }

    /**
     * Writes everything to one file, whole or not at all. The same model gives the same bytes.
     *
     * @param file where to; an existing file is replaced
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void save(Path file) {
        ModelFile.write(file, content);
    }

    /**
     * Writes the model as ONNX, for services that do not run on Java. Scaling and flags of categories are part of the
     * graph: it has one input per feature that the model uses, of its name and shape (rows, 1): a float, NaN where absent,
     * for instants the age in days; or a text, empty where absent. Its output {@code probability} is the score of the
     * model within 1e-5, as ONNX counts in 32-bit floats. Goal, horizon and threshold stand in its metadata.
     *
     * <p>Trees are included, which Tribuo itself cannot export.
     *
     * @param file where to, whole or not at all; an existing file is replaced
     * @param failedGates the measures of all gates that failed, if the model was rejected
     * @throws IllegalStateException if a gate failed that is not named
     * @throws UnsupportedOperationException if the calibration is isotonic, or the algorithm has no ONNX form
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void saveOnnx(Path file, String... failedGates) {
        FeatureSchema schema = modelDespite(failedGates).schema();
        Map<String, String> about = new TreeMap<>();
        about.put("goal", goal.name());
        about.put("horizon", goal.horizon().toString());
        about.put("threshold", Double.toString(threshold()));
        Artefact.writeWhole(file, OnnxExport.of(schema, content.parameters(), content.calibrator(), about));
    }
}
