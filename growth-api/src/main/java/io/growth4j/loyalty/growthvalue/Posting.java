package io.growth4j.loyalty.growthvalue;

/** On which day the daily value of a day is booked. Tasks and openings are always booked at once. */
public enum Posting {
    /** On the day itself. */
    SAME_DAY,
    /** On the day after, also if the membership ends in between. */
    NEXT_DAY
}
