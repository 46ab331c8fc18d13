/**
 * Seeded populations of users and their events, whose truth is known.
 *
 * <p>Start with {@link io.growth4j.bench.population.Shop}, a shop for quality checks and the quickstart; speed is
 * measured on {@link io.growth4j.bench.population.Workload}. What is done with them, the neighbours {@code quality},
 * {@code micro} and {@code peers} say.
 */
@NullMarked
package io.growth4j.bench.population;

import org.jspecify.annotations.NullMarked;
