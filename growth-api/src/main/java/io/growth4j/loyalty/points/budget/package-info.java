/**
 * What a points programme will cost, before it starts: how many points users will earn, what a point is worth, what items
 * cost in points.
 *
 * <p>Start with {@link io.growth4j.loyalty.points.budget.PointsBudget}. The prices of behaviours come from the neighbour
 * {@code points.earning}; how the programme does once it runs, {@code points.PointsKpis} says.
 */
@NullMarked
package io.growth4j.loyalty.points.budget;

import org.jspecify.annotations.NullMarked;
