package io.growth4j.definition;

/** The length of a calendar period. What a period is in a zone, {@link PeriodCalendar} says. */
public enum Granularity {
    /** The hours of the wall clock. */
    HOUR,
    /** Calendar days, 23 to 25 hours long. */
    DAY,
    /** Seven calendar days from the calendar's first day of the week. */
    WEEK,
    /** Calendar months. */
    MONTH,
    /** Calendar years. */
    YEAR
}
