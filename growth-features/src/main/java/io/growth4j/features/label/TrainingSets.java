package io.growth4j.features.label;

import io.growth4j.definition.ProgressListener;
import io.growth4j.event.Absent;
import io.growth4j.event.EventCatalog;
import io.growth4j.event.EventLog;
import io.growth4j.features.aggregate.Aggregations;
import io.growth4j.features.aggregate.Kind;
import io.growth4j.features.definition.Expression;
import io.growth4j.features.definition.Expression.Aggregate;
import io.growth4j.features.definition.FeatureSet;
import io.growth4j.features.definition.FeatureSets;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.internal.engine.Engine;
import io.growth4j.features.internal.engine.Engine.Column;
import io.growth4j.features.internal.engine.Engine.Question;
import io.growth4j.features.internal.engine.EngineResult;
import io.growth4j.features.label.Label.Outcome;
import io.growth4j.features.window.Window;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link TrainingSet}s from a log in one pass: features as known just before each cut-off, and labels from the time
 * after it. Immutable and thread-safe.
 *
 * <p>The label of a cut-off whose horizon the log does not cover would be wrong, so such a cut-off is refused.
 */
public final class TrainingSets {
    /** How much later than the last event a horizon may end if nobody says until when the log is complete. */
    private static final long GRACE_MILLIS = Duration.ofDays(1).toMillis();

    private final FeatureSet features;
    private final Label label;
    private final long[] cutOffs;
    private final @Nullable Instant observedUntil;

    private TrainingSets(FeatureSet features, Label label, long[] cutOffs, @Nullable Instant observedUntil) {
        this.features = features;
        this.label = label;
        this.cutOffs = cutOffs;
        this.observedUntil = observedUntil;
    }

    /**
     * Any label.
     *
     * @param features what is known at the cut-off
     * @param label what is foreseen
     * @return sets of that label
     */
    public static TrainingSets of(FeatureSet features, Label label) {
        return new TrainingSets(features, label, new long[0], null);
    }

    /**
     * Churn with {@link EventCatalog#standard()}.
     *
     * @param features what is known at the cut-off
     * @param horizon how long a user must stay away
     * @return sets of that label
     */
    public static TrainingSets churn(FeatureSet features, Duration horizon) {
        return churn(features, EventCatalog.standard(), horizon);
    }

    /**
     * Churn: no activity for the horizon after the cut-off, among users who were active within the horizon before it and
     * also earlier. Brand-new users, known for less than the horizon, are not eligible: most of them leave, and little is
     * known of them.
     *
     * @param features what is known at the cut-off
     * @param catalog which events are activities
     * @param horizon how long a user must stay away
     * @return sets of that label
     */
    public static TrainingSets churn(FeatureSet features, EventCatalog catalog, Duration horizon) {
        Expression active = count(FeatureSets.activity(catalog), Window.last(horizon));
        Expression known = new Aggregate(Aggregations.tenure(horizon), FeatureSets.activity(catalog), Window.ALL);
        return of(features, new Label("churn", active, Outcome.FAILS_TO_OCCUR, List.of(active, known), horizon));
    }

    /**
     * Winning back: an activity within the horizon after the cut-off, among users who had been away for some time.
     *
     * @param features what is known at the cut-off
     * @param catalog which events are activities
     * @param away how long a user had no activity
     * @param horizon how far ahead is looked
     * @return sets of that label
     */
    public static TrainingSets winBack(FeatureSet features, EventCatalog catalog, Duration away, Duration horizon) {
        EventFilter activity = FeatureSets.activity(catalog);
        Expression quiet = new Aggregate(Aggregations.recency(away), activity, Window.ALL);
        Expression back = count(activity, Window.last(horizon));
        return of(features, new Label("win_back", back, Outcome.OCCURS, List.of(quiet), horizon));
    }

    /**
     * Referral: a referral event within the horizon after the cut-off, among users who were active within the horizon
     * before it.
     *
     * @param features what is known at the cut-off
     * @param catalog which events are referrals and activities
     * @param horizon how far ahead is looked
     * @return sets of that label
     */
    public static TrainingSets referral(FeatureSet features, EventCatalog catalog, Duration horizon) {
        return occurs("referral", features, catalog, EventFilter.types(catalog.referral()), horizon);
    }

    /**
     * Purchase: a revenue event within the horizon after the cut-off, among users who were active within the horizon before
     * it.
     *
     * @param features what is known at the cut-off
     * @param catalog which events bring revenue and are activities
     * @param horizon how far ahead is looked
     * @return sets of that label
     */
    public static TrainingSets purchase(FeatureSet features, EventCatalog catalog, Duration horizon) {
        return occurs("purchase", features, catalog, EventFilter.types(catalog.revenue()), horizon);
    }

    /**
     * Any kind of event within the horizon after the cut-off, sharing say, among users who were active within the horizon
     * before it.
     *
     * @param name what is foreseen, one word
     * @param features what is known at the cut-off
     * @param catalog which events are activities
     * @param event which events are foreseen
     * @param horizon how far ahead is looked
     * @return sets of that label
     */
    public static TrainingSets occurs(
            String name, FeatureSet features, EventCatalog catalog, EventFilter event, Duration horizon) {
        Window window = Window.last(horizon);
        Expression active = count(FeatureSets.activity(catalog), window);
        return of(features, new Label(name, count(event, window), Outcome.OCCURS, List.of(active), horizon));
    }

    /**
     * Value: net revenue over the horizon after the cut-off in minor units, for every user with an activity before it.
     *
     * @param features what is known at the cut-off
     * @param catalog which events bring revenue, give it back, and are activities
     * @param horizon how far ahead is looked
     * @return sets of that label
     */
    public static TrainingSets value(FeatureSet features, EventCatalog catalog, Duration horizon) {
        Expression revenue = new Aggregate(
                Aggregations.netRevenue(catalog.revenue(), catalog.refund()), EventFilter.ALL, Window.last(horizon));
        Expression active = count(FeatureSets.activity(catalog), Window.ALL);
        return of(features, new Label("value", revenue, Outcome.AMOUNT, List.of(active), horizon));
    }

    private static Expression count(EventFilter filter, Window window) {
        return new Aggregate(Aggregations.count(), filter, window);
    }

    /**
     * Sets the cut-offs.
     *
     * @param cutOffs one or more; doubles count once
     * @return new sets
     */
    public TrainingSets at(Collection<Instant> cutOffs) {
        long[] ascending = cutOffs.stream()
                .mapToLong(Instant::toEpochMilli)
                .sorted()
                .distinct()
                .toArray();
        return new TrainingSets(features, label, ascending, observedUntil);
    }

    /**
     * Says until when the log is complete; by default until a day after its last event.
     *
     * @param instant no event before it is missing
     * @return new sets
     */
    public TrainingSets observedUntil(Instant instant) {
        return new TrainingSets(features, label, cutOffs, instant);
    }

    /**
     * What is foreseen.
     *
     * @return the label
     */
    public Label label() {
        return label;
    }

    /**
     * Makes the set.
     *
     * @param log the log; read once, and left open
     * @return one row per cut-off and user eligible at it
     */
    public TrainingSet from(EventLog log) {
        return from(log, ProgressListener.NONE);
    }

    /**
     * Makes the set.
     *
     * @param log the log; read once, and left open
     * @param progress told how far it is
     * @return one row per cut-off and user eligible at it
     * @throws IllegalStateException if no cut-off was set
     * @throws IllegalArgumentException if the log does not cover the horizon of a cut-off
     */
    public TrainingSet from(EventLog log, ProgressListener progress) {
        if (cutOffs.length == 0) {
            throw new IllegalStateException("no cut-off for label '" + label.name() + "': say at(instants)");
        }
        List<Column> conditions = label.eligible().stream()
                .map(expression -> new Column(expression, Kind.LONG))
                .toList();
        Question eligible = new Question(conditions, 0);
        Question outcome = new Question(
                List.of(new Column(label.value(), Kind.LONG)), label.horizon().toMillis());
        EngineResult result =
                new Engine(features.zone(), 1, Question.of(features), eligible, outcome).run(log, cutOffs, progress);
        requireCovered(result.latest());
        return select(result);
    }

    private void requireCovered(long latest) {
        Instant covered = observedUntil == null ? Instant.ofEpochMilli(latest + GRACE_MILLIS) : observedUntil;
        Instant cutOff = Instant.ofEpochMilli(cutOffs[cutOffs.length - 1]);
        if (cutOff.plus(label.horizon()).isAfter(covered)) {
            throw new IllegalArgumentException("cut-off " + cutOff + " needs events until "
                    + cutOff.plus(label.horizon()) + " for label '" + label.name() + "', but the log ends at "
                    + Instant.ofEpochMilli(latest) + ": leave it out, or say observedUntil");
        }
    }

    private TrainingSet select(EngineResult result) {
        boolean[] eligible = eligible(result);
        long[] outcome = (long[]) result.column(2, 0);
        UserTable all = result.table(features);
        int[] rows = IntStream.range(0, all.size()).filter(row -> eligible[row]).toArray();
        double[] labels = Arrays.stream(rows)
                .mapToDouble(row -> label.of(outcome[row] == Absent.LONG ? 0 : outcome[row]))
                .toArray();
        return TrainingSet.of(all.select(rows), label, labels);
    }

    private boolean[] eligible(EngineResult result) {
        boolean[] eligible = new boolean[((long[]) result.column(2, 0)).length];
        Arrays.fill(eligible, true);
        for (int condition = 0; condition < label.eligible().size(); condition++) {
            long[] values = (long[]) result.column(1, condition);
            for (int row = 0; row < values.length; row++) {
                // Absent is below zero.
                eligible[row] &= values[row] > 0;
            }
        }
        return eligible;
    }
}
