package io.growth4j.loyalty.points.budget;

import io.growth4j.definition.Definition;
import io.growth4j.definition.UnknownName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A points programme on paper: what users will earn in a month, and the money there is for it.
 *
 * <pre>
 * full_s     = Σ pᵢ·min(f_si, cᵢ)              one user who does everything
 * expected_s = Σ q_si·pᵢ·min(f_si, cᵢ)         one average user
 * issued     = Σ users_s·expected_s
 * v          = budget/(issued·ρ)               currency per point;  R = 1/v points per unit
 * </pre>
 *
 * with price p, monthly cap c, participation q, monthly frequency f and redemption rate ρ (one minus breakage). The chain
 * from one user over all users to the exchange value is the usual one of points budgets. Immutable.
 *
 * @param behaviours what earns points
 * @param segments the users, those of the highest value first
 * @param budget the money of a month, in units of currency, above 0
 * @param redemptionRate ρ, the share of issued points that will be spent, above 0, at most 1
 */
public record PointsBudget(
        List<PricedBehaviour> behaviours, List<BudgetSegment> segments, double budget, double redemptionRate)
        implements Definition {
    public PointsBudget {
        behaviours = List.copyOf(behaviours);
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("there are no segments: give all users as one");
        }
        if (!(budget > 0 && budget < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("budget " + budget + " is not a number above 0");
        }
        if (!(redemptionRate > 0 && redemptionRate <= 1)) {
            throw new IllegalArgumentException("redemptionRate " + redemptionRate + " is not above 0 and at most 1");
        }
        Set<String> names = new HashSet<>();
        for (PricedBehaviour behaviour : behaviours) {
            if (!names.add(behaviour.name())) {
                throw new IllegalArgumentException("behaviour '" + behaviour.name() + "' is priced twice");
            }
        }
        for (BudgetSegment segment : segments) {
            for (String name : segment.activities().keySet()) {
                if (!names.contains(name)) {
                    throw UnknownName.of("behaviour of segment '" + segment.name() + "'", name, names);
                }
            }
        }
    }

    /**
     * What the programme will issue, and what a point is worth.
     *
     * @return the plan
     */
    public BudgetPlan plan() {
        List<SegmentPoints> points = new ArrayList<>();
        for (BudgetSegment segment : segments) {
            points.add(pointsOf(segment));
        }
        return new BudgetPlan(this, points);
    }

    private SegmentPoints pointsOf(BudgetSegment segment) {
        double full = 0;
        double core = 0;
        double other = 0;
        for (PricedBehaviour behaviour : behaviours) {
            Activity activity = segment.activities().get(behaviour.name());
            if (activity != null) {
                double all = behaviour.monthly(activity.monthlyFrequency());
                double expected = activity.participation() * all;
                full += all;
                core += behaviour.core() ? expected : 0;
                other += behaviour.core() ? 0 : expected;
            }
        }
        return new SegmentPoints(segment.name(), segment.users(), segment.value(), full, core, other);
    }
}
