/**
 * How fast is a hot path: one JMH class per path, each with its run line, its fixture and a check that what it measures
 * is right.
 *
 * <p>Run them all with {@code java -cp growth-bench/target/classes:DEPENDENCIES org.openjdk.jmh.Main}, or one with the
 * line in its own page.
 */
@NullMarked
package io.growth4j.bench.micro;

import org.jspecify.annotations.NullMarked;
