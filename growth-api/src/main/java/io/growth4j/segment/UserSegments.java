package io.growth4j.segment;

import io.growth4j.segment.aarrr.AarrrStage;
import io.growth4j.segment.lifecycle.LifecycleStage;
import io.growth4j.segment.rfm.ActivityTier;
import io.growth4j.segment.rfm.RfmCell;

/**
 * The standard groups of a user, side by side. There is one instance per combination, so that asking for it allocates
 * nothing.
 *
 * @param lifecycle where the user stands between the first visit and the last
 * @param aarrr how far the user has come: the furthest stage reached
 * @param rfm what the user's orders are worth, by recency, frequency and money
 * @param tier how active the user is
 */
public record UserSegments(LifecycleStage lifecycle, AarrrStage aarrr, RfmCell rfm, ActivityTier tier) {}
