package io.growth4j.action;

import io.growth4j.definition.Definition;
import io.growth4j.stat.Ordering;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses whom to treat with a budget: those who bring most per unit of money first, as long as they bring more than
 * they cost. Some of the chosen are always left alone at random, so that the campaign can be judged.
 *
 * <p>The choice is greedy by expected gain per cost: for a budget alone it is within one user of the best (the fractional
 * knapsack: Dantzig 1957); a user whose channel is full is passed over. Immutable and
 * thread-safe; O(candidates).
 *
 * @param name the campaign's name
 * @param budgetMinor the most that may be spent, in minor units of money
 * @param channels through what users are reached, at least one
 * @param mostContacts users contacted this often or more within the cap's time are left out; 0 for no cap
 * @param holdOut which of the chosen are left alone; its share must be above 0
 */
public record CampaignPlanner(String name, long budgetMinor, List<Channel> channels, int mostContacts, HoldOut holdOut)
        implements Definition {
    private static final int CURVE_POINTS = 100;

    public CampaignPlanner {
        channels = List.copyOf(channels);
        if (budgetMinor < 0 || mostContacts < 0) {
            throw new IllegalArgumentException("campaign '" + name + "': budget " + budgetMinor + " and most contacts "
                    + mostContacts + " must be 0 or more");
        }
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("campaign '" + name + "' has no channel");
        }
        if (!(holdOut.share() > 0)) {
            throw new IllegalArgumentException(
                    "campaign '" + name + "' has no hold-out: without one nobody can tell what it brought");
        }
    }

    /**
     * A way to reach users.
     *
     * @param name its name
     * @param costPerThousandMinor what a thousand messages cost, in minor units of money, 0 or more; a free message ranks
     *     as if a thousand cost 1
     * @param mostMessages the most messages, 0 or more
     */
    public record Channel(String name, long costPerThousandMinor, long mostMessages) {
        public Channel {
            if (costPerThousandMinor < 0 || mostMessages < 0) {
                throw new IllegalArgumentException("channel '" + name + "': cost " + costPerThousandMinor
                        + " and most messages " + mostMessages + " must be 0 or more");
            }
        }

        double cost() {
            return costPerThousandMinor / 1000.0;
        }

        double rankedCost() {
            return Math.max(1, costPerThousandMinor) / 1000.0;
        }
    }

    /**
     * Plans.
     *
     * @param candidates who could be treated
     * @return whom to treat, whom to leave alone for comparison, and what to expect
     * @throws IllegalArgumentException if a candidate's channel is unknown
     */
    public CampaignPlan plan(Candidates candidates) {
        int[] ranked = rank(candidates);
        Selection selection = new Selection(candidates, ranked.length);
        for (int row : ranked) {
            selection.offer(row);
        }
        return selection.plan(curve(candidates, ranked));
    }

    /** Those who may be contacted, best first. */
    private int[] rank(Candidates candidates) {
        int[] rows = new int[candidates.size()];
        double[] yields = new double[candidates.size()];
        int count = 0;
        for (int row = 0; row < candidates.size(); row++) {
            if (mostContacts == 0 || candidates.recentContacts(row) < mostContacts) {
                rows[count] = row;
                yields[count++] =
                        gain(candidates, row) / channel(candidates, row).rankedCost();
            }
        }
        int[] order = Ordering.descending(Arrays.copyOf(yields, count));
        for (int i = 0; i < count; i++) {
            order[i] = rows[order[i]];
        }
        return order;
    }

    private static double gain(Candidates candidates, int row) {
        return candidates.uplift(row) * candidates.valueMinor(row);
    }

    private Channel channel(Candidates candidates, int row) {
        int position = candidates.channel(row);
        if (position < 0 || position >= channels.size()) {
            throw new IllegalArgumentException("row " + row + ", user "
                    + candidates.users().text(row) + ": channel " + position + ", there are " + channels.size());
        }
        return channels.get(position);
    }

    /** Whether treating brings more than it costs; without values, whether it brings anything. */
    private boolean pays(Candidates candidates, int row) {
        double gain = gain(candidates, row);
        return candidates.haveValues() ? gain > channel(candidates, row).cost() : gain > 0;
    }

    private List<CampaignPlan.Point> curve(Candidates candidates, int[] ranked) {
        List<CampaignPlan.Point> points = new ArrayList<>();
        points.add(new CampaignPlan.Point(0, 0, 0, 0));
        double cost = 0;
        double returns = 0;
        double gain = 0;
        int next = 1;
        for (int i = 0; i < ranked.length; i++) {
            cost += channel(candidates, ranked[i]).cost();
            returns += candidates.uplift(ranked[i]);
            gain += gain(candidates, ranked[i]);
            if ((i + 1L) * CURVE_POINTS >= (long) next * ranked.length) {
                double profit = candidates.haveValues() ? gain - cost : Double.NaN;
                points.add(new CampaignPlan.Point(i + 1, cost, returns, profit));
                next = (int) ((i + 1L) * CURVE_POINTS / ranked.length) + 1;
            }
        }
        return points;
    }

    /** Takes candidates as they come, while budget and channels last. */
    private final class Selection {
        private final Candidates candidates;
        private final int[] treated;
        private final int[] heldOut;
        private final long[] messages = new long[channels.size()];
        private final CampaignPlan.Totals totals = new CampaignPlan.Totals();
        private int treatedCount;
        private int heldOutCount;
        private int paying;

        Selection(Candidates candidates, int most) {
            this.candidates = candidates;
            this.treated = new int[most];
            this.heldOut = new int[most];
        }

        void offer(int row) {
            if (!pays(candidates, row)) {
                return;
            }
            paying++;
            int position = candidates.channel(row);
            Channel channel = channel(candidates, row);
            if (messages[position] >= channel.mostMessages() || totals.cost + channel.cost() > budgetMinor) {
                return;
            }
            if (isHeldOut(row)) {
                heldOut[heldOutCount++] = row;
                return;
            }
            treated[treatedCount++] = row;
            messages[position]++;
            totals.add(candidates, row, channel.cost());
        }

        private boolean isHeldOut(int row) {
            return candidates.users().areNumbers()
                    ? holdOut.contains(candidates.users().number(row))
                    : holdOut.contains(candidates.users().text(row));
        }

        CampaignPlan plan(List<CampaignPlan.Point> curve) {
            return new CampaignPlan(
                    CampaignPlanner.this,
                    candidates,
                    Arrays.copyOf(treated, treatedCount),
                    Arrays.copyOf(heldOut, heldOutCount),
                    paying,
                    totals,
                    curve);
        }
    }
}
