package io.growth4j.action;

import io.growth4j.user.UserKeys;
import org.jspecify.annotations.Nullable;

/**
 * Users who could be treated, as columns. The arrays are lent and must not be changed; with that, immutable and
 * thread-safe.
 */
public final class Candidates {
    private final UserKeys users;
    private final double[] uplift;
    private final double @Nullable [] upliftError;
    private final long @Nullable [] valueMinor;
    private final int @Nullable [] channel;
    private final int @Nullable [] recentContacts;

    private Candidates(Builder builder) {
        this.users = builder.users;
        this.uplift = builder.uplift;
        this.upliftError = builder.upliftError;
        this.valueMinor = builder.valueMinor;
        this.channel = builder.channel;
        this.recentContacts = builder.recentContacts;
    }

    /**
     * Starts a set of candidates.
     *
     * @param users who they are, each once
     * @param uplift how much likelier each returns if treated, −1 to 1; where there was no experiment to learn it from,
     *     the win-back probability, which counts those who return anyway too
     * @return a builder
     */
    public static Builder of(UserKeys users, double[] uplift) {
        return new Builder(users, uplift);
    }

    /**
     * Who they are.
     *
     * @return the users, by row
     */
    public UserKeys users() {
        return users;
    }

    /**
     * How many there are.
     *
     * @return the number of rows
     */
    public int size() {
        return uplift.length;
    }

    /**
     * How much likelier a user returns if treated.
     *
     * @param row the row
     * @return −1 to 1
     */
    public double uplift(int row) {
        return uplift[row];
    }

    /**
     * How uncertain the uplift is.
     *
     * @param row the row
     * @return its standard error, 0 if none is known
     */
    public double upliftError(int row) {
        return upliftError == null ? 0 : upliftError[row];
    }

    /**
     * Whether returns have a value.
     *
     * @return true if values were given
     */
    public boolean haveValues() {
        return valueMinor != null;
    }

    /**
     * What a return is worth.
     *
     * @param row the row
     * @return minor units of money; 1 if no values were given, so that returns are counted
     */
    public long valueMinor(int row) {
        return valueMinor == null ? 1 : valueMinor[row];
    }

    int channel(int row) {
        return channel == null ? 0 : channel[row];
    }

    int recentContacts(int row) {
        return recentContacts == null ? 0 : recentContacts[row];
    }

    /** Collects the columns. Not thread-safe. */
    public static final class Builder {
        private final UserKeys users;
        private final double[] uplift;
        private double @Nullable [] upliftError;
        private long @Nullable [] valueMinor;
        private int @Nullable [] channel;
        private int @Nullable [] recentContacts;

        private Builder(UserKeys users, double[] uplift) {
            this.users = users;
            this.uplift = uplift;
            requireRows("uplifts", uplift.length);
            for (int row = 0; row < uplift.length; row++) {
                require(uplift[row] >= -1 && uplift[row] <= 1, row, "uplift " + uplift[row] + " is outside −1 to 1");
            }
        }

        /**
         * Sets how uncertain the uplifts are; without it their error is taken for 0.
         *
         * @param standardErrors one per row, 0 or more
         * @return this builder
         */
        public Builder upliftError(double[] standardErrors) {
            requireRows("standard errors", standardErrors.length);
            for (int row = 0; row < standardErrors.length; row++) {
                require(standardErrors[row] >= 0, row, "standard error " + standardErrors[row] + " is not 0 or more");
            }
            this.upliftError = standardErrors;
            return this;
        }

        /**
         * Sets what a return is worth; without it returns are counted, and nothing is said of profit.
         *
         * @param values minor units of money, one per row, 0 or more
         * @return this builder
         */
        public Builder valueMinor(long[] values) {
            requireRows("values", values.length);
            for (int row = 0; row < values.length; row++) {
                require(values[row] >= 0, row, "value " + values[row] + " is below 0");
            }
            this.valueMinor = values;
            return this;
        }

        /**
         * Sets through which of the planner's channels each user is treated; without it all through the first.
         *
         * @param positions the channel's position in the planner, one per row
         * @return this builder
         */
        public Builder channel(int[] positions) {
            requireRows("channels", positions.length);
            this.channel = positions;
            return this;
        }

        /**
         * Sets how often each user was contacted within the time that the planner's frequency cap counts over.
         *
         * @param contacts one per row
         * @return this builder
         */
        public Builder recentContacts(int[] contacts) {
            requireRows("contacts", contacts.length);
            this.recentContacts = contacts;
            return this;
        }

        /**
         * The candidates.
         *
         * @return candidates of the columns set
         */
        public Candidates build() {
            return new Candidates(this);
        }

        private void requireRows(String what, int rows) {
            if (rows != users.size()) {
                throw new IllegalArgumentException(rows + " " + what + " for " + users.size() + " users");
            }
        }

        private void require(boolean holds, int row, String message) {
            if (!holds) {
                throw new IllegalArgumentException("row " + row + ", user " + users.text(row) + ": " + message);
            }
        }
    }
}
