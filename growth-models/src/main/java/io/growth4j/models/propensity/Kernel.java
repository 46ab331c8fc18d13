package io.growth4j.models.propensity;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;

/** A compiled model: flat arrays, no allocation per user, thread-safe. Works in log-odds. */
interface Kernel {
    /** The log-odds of a user. */
    double margin(UserSnapshot user);

    /** The log-odds of many users. */
    void margins(UserTable users, double[] into);

    /**
     * Adds to each slot what its feature does to the log-odds.
     *
     * @return the log-odds of an average user, from which the contributions start
     */
    double contribute(UserSnapshot user, double[] bySlot);

    /** What is saved of a kernel; it makes the kernel anew. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = LinearParameters.class, name = "linear"),
        @JsonSubTypes.Type(value = TreeParameters.class, name = "trees"),
        @JsonSubTypes.Type(value = FactorParameters.class, name = "factors"),
        @JsonSubTypes.Type(value = WideAndDeepParameters.class, name = "wide and deep"),
        @JsonSubTypes.Type(value = EnsembleParameters.class, name = "ensemble")
    })
    interface Parameters {
        // Compiles the model for users of a schema.
        Kernel compile(FeatureSchema schema);

        // The same model with something added to its log-odds.
        Parameters shifted(double logOdds);
    }
}
