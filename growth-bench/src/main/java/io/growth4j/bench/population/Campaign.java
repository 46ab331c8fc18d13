package io.growth4j.bench.population;

/** When a shop writes to those who fell silent, and how many of them come for it. Days are even days of the shop. */
sealed interface Campaign {
    /** No message ever. */
    Campaign NONE = new Never();

    /** A message to each user after {@link AfterSilence#DAYS} of silence. */
    Campaign AFTER_SILENCE = new AfterSilence();

    /** The day on which a message falls due after a visit, if there is no other visit before; infinite for none. */
    double due(double lastVisit);

    /** The probability that the message brings one visit more. */
    double effect(ShopUser user, int homeChannel, double silentDays);

    /** Nobody is written to. */
    record Never() implements Campaign {
        @Override
        public double due(double lastVisit) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public double effect(ShopUser user, int homeChannel, double silentDays) {
            return 0;
        }
    }

    /** Everybody gets a message after the same silence; how they take it is a trait that shows nowhere else. */
    record AfterSilence() implements Campaign {
        static final double DAYS = 14;

        @Override
        public double due(double lastVisit) {
            return lastVisit + DAYS;
        }

        @Override
        public double effect(ShopUser user, int homeChannel, double silentDays) {
            return user.messageEffect();
        }
    }

    /**
     * One message on one day to all who have been silent for a week. It persuades those whom two to six weeks of silence
     * have taken out of the habit and who are at home outside the app; the others come on their own, or not at all.
     *
     * @param day when
     */
    record WinBack(double day) implements Campaign {
        static final double LEAST_SILENCE = 7;
        static final double PERSUADED = 0.25;
        static final double OTHERS = 0.01;

        private static final double HABIT_ENDS = 14;
        private static final double FORGOTTEN = 42;
        private static final int APP = 0;

        @Override
        public double due(double lastVisit) {
            return lastVisit + LEAST_SILENCE <= day ? day : Double.POSITIVE_INFINITY;
        }

        @Override
        public double effect(ShopUser user, int homeChannel, double silentDays) {
            boolean persuadable = homeChannel != APP && silentDays >= HABIT_ENDS && silentDays < FORGOTTEN;
            return persuadable ? PERSUADED : OTHERS;
        }
    }
}
