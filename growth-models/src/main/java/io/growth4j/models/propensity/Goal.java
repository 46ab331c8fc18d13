package io.growth4j.models.propensity;

import io.growth4j.definition.CanonicalJson;
import io.growth4j.definition.Definition;
import io.growth4j.score.ChurnModel;
import io.growth4j.score.PropensityModel;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is to be foreseen, and how far ahead. Label 1 means that it happened within the horizon after the cut-off.
 *
 * <p>Equal by content, immutable and thread-safe.
 *
 * @param <M> the kind of model that foresees it
 */
public final class Goal<M extends PropensityModel> implements Definition {
    private final String name;
    private final Duration horizon;
    private final Function<ServedModel, M> face;

    private Goal(String name, Duration horizon, Function<ServedModel, M> face) {
        if (name.isEmpty() || horizon.isNegative() || horizon.isZero()) {
            throw new IllegalArgumentException(
                    "a goal needs a name and a horizon above zero: '" + name + "', " + horizon);
        }
        this.name = name;
        this.horizon = horizon;
        this.face = face;
    }

    /**
     * Being inactive for seven days, the usual churn gap of an app.
     *
     * @return the goal; label 1 is a user who was not active
     */
    public static Goal<ChurnModel> churn() {
        return churn(Duration.ofDays(7));
    }

    /**
     * Being inactive for some time.
     *
     * @param horizon how long
     * @return the goal; label 1 is a user who was not active
     */
    public static Goal<ChurnModel> churn(Duration horizon) {
        return new Goal<>("churn", horizon, ServedChurnModel::new);
    }

    /**
     * Coming back after a message.
     *
     * @param horizon within which time
     * @return the goal
     */
    public static Goal<PropensityModel> winBack(Duration horizon) {
        return of("win_back", horizon);
    }

    /**
     * Sharing.
     *
     * @param horizon within which time
     * @return the goal
     */
    public static Goal<PropensityModel> share(Duration horizon) {
        return of("share", horizon);
    }

    /**
     * Buying.
     *
     * @param horizon within which time
     * @return the goal
     */
    public static Goal<PropensityModel> purchase(Duration horizon) {
        return of("purchase", horizon);
    }

    /**
     * Buying a membership.
     *
     * @param horizon within which time
     * @return the goal
     */
    public static Goal<PropensityModel> vipPurchase(Duration horizon) {
        return of("vip_purchase", horizon);
    }

    /**
     * Anything else that happens or does not.
     *
     * @param name what it is
     * @param horizon within which time
     * @return the goal
     */
    public static Goal<PropensityModel> of(String name, Duration horizon) {
        return new Goal<>(name, horizon, model -> model);
    }

    /**
     * What is to be foreseen.
     *
     * @return for example {@code churn}
     */
    public String name() {
        return name;
    }

    /**
     * How far ahead.
     *
     * @return the time after the cut-off that the label looks at
     */
    public Duration horizon() {
        return horizon;
    }

    M face(ServedModel model) {
        return face.apply(model);
    }

    @Override
    public String toJson() {
        return CanonicalJson.of("Goal", new TreeMap<>(Map.of("name", name, "horizon", horizon)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Goal<?> that && name.equals(that.name) && horizon.equals(that.horizon);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + horizon.hashCode();
    }

    @Override
    public String toString() {
        return name + " within " + horizon;
    }
}
