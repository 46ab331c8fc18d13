package io.growth4j.segment.method;

/** What to ask about a product before choosing how to segment its users. */
public enum Question {
    /** Nothing else matters before this is true. */
    STABLE_CORE("Are the product's core function and process stable and assured?"),
    /** One behaviour that is worth most. */
    HIGH_VALUE_BEHAVIOUR("Is there one clear behaviour of high value?"),
    /** Money comes from the user. */
    DIRECT_PAYMENT("Do users pay directly?"),
    /** Users act on each other. */
    RELATED_USERS("Do users of several roles act on each other?"),
    /** Consumers become creators by themselves. */
    EVOLVING_ROLES("Do users take on other roles, or rise, without being pushed?"),
    /** Some count more than others. */
    RANKED_USERS("Do contribution, activity or scarcity raise some users of a role above others?"),
    /** One offer does not fit all. */
    DIFFERING_NEEDS("Do needs around the main functions differ, so that one offer cannot meet them all?"),
    /** Few users, a young product. */
    EARLY_STAGE("Is the product young, with few users?"),
    /** More than one thing to do. */
    SEVERAL_FUNCTIONS("Has the product several main functions?");

    private final String text;

    Question(String text) {
        this.text = text;
    }

    /**
     * The question in words.
     *
     * @return a sentence that is answered by yes or no
     */
    public String text() {
        return text;
    }
}
