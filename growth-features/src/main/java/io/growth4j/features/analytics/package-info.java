/**
 * How the product grows: retention, growth accounting, stickiness, funnels, cohort value and churn, counted from a log.
 *
 * <p>Start with a {@link io.growth4j.features.analytics.Question}, for example
 * {@link io.growth4j.features.analytics.Retention}: it is asked of a log, or of events as they come. Several questions of one
 * log share the {@link io.growth4j.features.analytics.UserHistories} that
 * {@link io.growth4j.features.analytics.HistoryCollector} groups once. Answers carry their definition, mark what is not
 * complete yet, and offer tables and plots for {@link io.growth4j.report}.
 */
@NullMarked
package io.growth4j.features.analytics;

import org.jspecify.annotations.NullMarked;
