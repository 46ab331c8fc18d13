/**
 * Who a user is to the others: roles, how much a user contributes to the community, tiers inside a role, and the way up.
 *
 * <p>Start with {@link io.growth4j.segment.identity.RoleCensus}, which says whether identity is worth segmenting by. Which
 * method fits a product at all, {@link io.growth4j.segment.method} says.
 */
@NullMarked
package io.growth4j.segment.identity;

import org.jspecify.annotations.NullMarked;
