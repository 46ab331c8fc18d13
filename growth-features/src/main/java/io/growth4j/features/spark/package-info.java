/**
 * What is known about users whose events lie on a cluster: the same feature sets on Apache Spark, with the same bits. The only
 * package of the library that names Spark, which whoever calls it brings along.
 *
 * <p>Start with {@link io.growth4j.features.spark.SparkFeatures}. What to compute, {@code features.definition} says; what the
 * columns of the events mean, {@link io.growth4j.features.source.EventMapping}. On one machine {@code FeaturePipeline} does
 * the same.
 */
@NullMarked
package io.growth4j.features.spark;

import org.jspecify.annotations.NullMarked;
