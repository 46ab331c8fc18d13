/**
 * Seeded populations of users and their events, whose truth is known.
 *
 * <p>Start with {@link io.growth4j.bench.population.Workload}, on which speed is
 * measured. What is done with them, the neighbours {@code quality},
 * {@code micro} and {@code peers} say.
 */
@NullMarked
package io.growth4j.bench.population;

import org.jspecify.annotations.NullMarked;
