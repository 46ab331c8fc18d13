/**
 * Who moved from which group to which between two instants, for any segmentation.
 *
 * <p>Start with {@link io.growth4j.segment.migration.MigrationMatrix}. The groups come from {@link
 * io.growth4j.segment.rfm} and its siblings.
 */
@NullMarked
package io.growth4j.segment.migration;

import org.jspecify.annotations.NullMarked;
