package io.growth4j.features;

import io.growth4j.event.RejectedRows;
import io.growth4j.user.UserTable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a {@link FeaturePipeline} made of a log.
 *
 * @param users one row per user with an event before the instant, or per user and instant
 * @param events how many events counted
 * @param excludedEvents how many were left out because they are at or after the last instant, or became known only then
 * @param rejectedRows what the source could not read as events
 * @param missingColumns columns with a standard meaning that features read and the log does not have; every event's value
 *     is absent there
 * @param unseenTypes types of event that a filter names and the log never has though it has others of nearly that name:
 *     most often a slip; each with those others
 */
public record FeatureRun(
        UserTable users,
        long events,
        long excludedEvents,
        RejectedRows rejectedRows,
        Set<String> missingColumns,
        Map<String, List<String>> unseenTypes) {}
