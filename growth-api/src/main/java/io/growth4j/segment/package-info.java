/**
 * Which group is this user in: lifecycle, AARRR stage, RFM cell, activity tier and others, for one user and for tables.
 *
 * <p>Start with {@link io.growth4j.segment.Segmenter}. The rules behind it stand in the sub-packages, one per method;
 * {@link io.growth4j.segment.rule} is the contract for rules of your own.
 */
@NullMarked
package io.growth4j.segment;

import org.jspecify.annotations.NullMarked;
