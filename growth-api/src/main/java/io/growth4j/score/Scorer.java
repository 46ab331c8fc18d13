package io.growth4j.score;

import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;

/**
 * Gives every user a number. Scorers are immutable and thread-safe; {@link #score(UserSnapshot)} allocates nothing and
 * never touches I/O, a lock or the clock.
 */
public interface Scorer {
    /**
     * The features that the scorer reads, with the definitions it was made for.
     *
     * @return the schema; a snapshot of another schema is refused
     */
    FeatureSchema schema();

    /**
     * The score of one user.
     *
     * @param user a snapshot of this scorer's schema
     * @return the score, in the unit that the model says
     * @throws IllegalArgumentException if the snapshot has another schema; the message says what differs
     */
    double score(UserSnapshot user);

    /**
     * The scores of many users, equal to scoring each alone.
     *
     * @param users a table of this scorer's schema
     * @return one score per row
     * @throws IllegalArgumentException if the table has another schema; the message says what differs
     */
    default double[] score(UserTable users) {
        double[] scores = new double[users.size()];
        UserTable.Row row = users.cursor();
        for (int i = 0; i < scores.length; i++) {
            scores[i] = score(row.moveTo(i));
        }
        return scores;
    }
}
