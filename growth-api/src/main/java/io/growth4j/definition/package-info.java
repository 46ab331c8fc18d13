/**
 * What exactly was asked: definitions as values, so that two results can be compared only if they answer the same
 * question.
 *
 * <p>Start with {@link io.growth4j.definition.Definition}. The one stable hash behind hold-outs, experiments and
 * samples is {@link io.growth4j.definition.Bucketing}; calendar periods in a zone are {@link
 * io.growth4j.definition.PeriodCalendar}.
 */
@NullMarked
package io.growth4j.definition;

import org.jspecify.annotations.NullMarked;
