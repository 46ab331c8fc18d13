/**
 * Which way of segmenting fits a product: nine questions about it, the methods that follow from the answers, and a check
 * that the chosen segments can be worked with.
 *
 * <p>Start with {@link io.growth4j.segment.method.MethodAdvice}. The methods themselves are the neighbours: {@link
 * io.growth4j.segment.rfm}, {@link io.growth4j.segment.identity}, {@link io.growth4j.segment.trait}, {@link
 * io.growth4j.segment.path} and others.
 */
@NullMarked
package io.growth4j.segment.method;

import org.jspecify.annotations.NullMarked;
