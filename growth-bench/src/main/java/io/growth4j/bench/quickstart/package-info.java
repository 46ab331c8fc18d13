/**
 * The whole flow in one readable {@code main}: the README's first command.
 *
 * <p>Start with {@link io.growth4j.bench.quickstart.Quickstart}.
 */
@NullMarked
package io.growth4j.bench.quickstart;

import org.jspecify.annotations.NullMarked;
