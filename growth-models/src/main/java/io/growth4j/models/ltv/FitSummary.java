package io.growth4j.models.ltv;

/**
 * How a fit went and what it was made of: its provenance.
 *
 * @param unit the unit of time of the data
 * @param status how it ended
 * @param reason why it ended so, in words
 * @param logLikelihood the log-likelihood reached
 * @param slope the largest derivative left, by the logarithm of a parameter
 * @param evaluations how often the likelihood of all rows was evaluated
 * @param customers how many customers there were
 * @param purchases how many purchases the model explains
 * @param distinctRows how many rows were left after equal ones were put together
 * @param data where the data comes from, canonical JSON
 */
public record FitSummary(
        TimeScale unit,
        FitStatus status,
        String reason,
        double logLikelihood,
        double slope,
        int evaluations,
        double customers,
        double purchases,
        int distinctRows,
        String data) {}
