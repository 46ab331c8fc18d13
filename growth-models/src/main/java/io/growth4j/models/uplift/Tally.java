package io.growth4j.models.uplift;

/** Treated and control users of a prefix of a ranking, and what became of them. */
final class Tally {
    double treated;
    double control;
    double treatedOutcome;
    double controlOutcome;

    void add(boolean isTreated, double outcome, double weight) {
        if (isTreated) {
            treated += weight;
            treatedOutcome += weight * outcome;
        } else {
            control += weight;
            controlOutcome += weight * outcome;
        }
    }

    double users() {
        return treated + control;
    }

    boolean hasBoth() {
        return treated > 0 && control > 0;
    }

    /** The difference of the two means, 0 for the mean of nobody; times the users (Devriendt et al. 2020). */
    double uplift() {
        return (mean(treatedOutcome, treated) - mean(controlOutcome, control)) * users();
    }

    /** What the treated did beyond as many control users (Radcliffe 2007). */
    double qini() {
        return treatedOutcome - mean(controlOutcome, control) * treated;
    }

    private static double mean(double sum, double users) {
        return users == 0 ? 0 : sum / users;
    }
}
