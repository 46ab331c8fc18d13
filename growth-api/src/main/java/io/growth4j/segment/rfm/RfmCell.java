package io.growth4j.segment.rfm;

/**
 * The eight cells of recent, frequent and valuable, and those who never bought. <em>Important</em> users are valuable,
 * <em>general</em> ones are not.
 */
public enum RfmCell {
    /** Recent, frequent, valuable: the champions. */
    IMPORTANT_VALUE("give privileges, ask for referrals"),
    /** Recent and valuable, but seldom. */
    IMPORTANT_DEVELOP("raise the frequency"),
    /** Frequent and valuable, but not of late. */
    IMPORTANT_KEEP("contact in person before they are lost"),
    /** Valuable, but seldom and not of late: at risk. */
    IMPORTANT_RETAIN("make a win-back offer"),
    /** Recent and frequent, of little value. */
    GENERAL_VALUE("raise the basket"),
    /** Recent only: new or occasional. */
    GENERAL_DEVELOP("guide through the first steps"),
    /** Frequent only, and not of late. */
    GENERAL_KEEP("touch at low cost"),
    /** None of the three. */
    GENERAL_RETAIN("suppress: spend nothing"),
    /** No order yet: recency and value do not exist. */
    NO_PURCHASE("win the first order");

    private final String play;

    RfmCell(String play) {
        this.play = play;
    }

    /**
     * What to do by default; this project's choice.
     *
     * @return a few words
     */
    public String play() {
        return play;
    }

    /**
     * The cell of a user who has bought.
     *
     * @param recent whether the last order was recent enough
     * @param frequent whether there were orders enough
     * @param valuable whether they brought enough
     * @return one of the eight cells
     */
    public static RfmCell of(boolean recent, boolean frequent, boolean valuable) {
        if (valuable) {
            return recent
                    ? (frequent ? IMPORTANT_VALUE : IMPORTANT_DEVELOP)
                    : (frequent ? IMPORTANT_KEEP : IMPORTANT_RETAIN);
        }
        return recent ? (frequent ? GENERAL_VALUE : GENERAL_DEVELOP) : (frequent ? GENERAL_KEEP : GENERAL_RETAIN);
    }
}
