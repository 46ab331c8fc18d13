/**
 * What to do about whom: rules from segments to actions, a plan for running a segmentation, and campaigns that pay.
 *
 * <p>Start with {@link io.growth4j.action.Playbook} for rules, and {@link io.growth4j.action.CampaignPlanner} for a budget
 * and scores. Which segment a user is in says {@link io.growth4j.segment}; whether an action worked say the experiments
 * of growth-models.
 */
@NullMarked
package io.growth4j.action;

import org.jspecify.annotations.NullMarked;
