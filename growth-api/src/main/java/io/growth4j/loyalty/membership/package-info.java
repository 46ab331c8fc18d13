/**
 * Membership: who is a member until when, which tier a member has and keeps, and which benefits come with it.
 *
 * <p>Start with {@link io.growth4j.loyalty.membership.TierProgramme}; what a standing gives, {@link
 * io.growth4j.loyalty.membership.BenefitCatalogue} says. Ladders are the neighbour {@code level}, what is earned comes
 * from {@code points} or {@code growthvalue}.
 */
@NullMarked
package io.growth4j.loyalty.membership;

import org.jspecify.annotations.NullMarked;
