/**
 * How the product grows: retention, growth accounting, stickiness, funnels, cohort value and churn, counted from a log.
 *
 * <p>Start with {@link io.growth4j.features.analytics.HistoryCollector}: it groups a log by user once, or event by event
 * in a service, and every question is asked of the {@link io.growth4j.features.analytics.UserHistories} that it gives.
 * Questions are definitions, for example {@link io.growth4j.features.analytics.Retention}; answers carry their definition,
 * mark what is not complete yet, and offer tables and plots for {@link io.growth4j.report}.
 */
@NullMarked
package io.growth4j.features.analytics;

import org.jspecify.annotations.NullMarked;
