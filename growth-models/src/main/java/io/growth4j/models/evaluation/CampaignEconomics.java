package io.growth4j.models.evaluation;

import io.growth4j.action.RecallEconomics;
import io.growth4j.report.Plot;
import io.growth4j.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a message costs and what a return is worth: turns a ranking into money.
 *
 * <p>Both are in one unit of money of the caller's choice; as a message often costs less than the smallest coin, they
 * are not whole numbers.
 *
 * @param costPerMessage what one message costs, at least 0
 * @param valuePerReturn what one user who comes back is worth, at least 0
 */
public record CampaignEconomics(double costPerMessage, double valuePerReturn) {
    public CampaignEconomics {
        if (!(costPerMessage >= 0 && valuePerReturn >= 0)) {
            throw new IllegalArgumentException("cost " + costPerMessage + " per message and value " + valuePerReturn
                    + " per return must both be at least 0");
        }
    }

    /**
     * What bringing back one user costs.
     *
     * @param responseRate the share of messages that bring a user back
     * @return cost per message / rate; NaN for a rate of 0
     */
    public double costPerReturn(double responseRate) {
        return costPerMessage * RecallEconomics.messagesPerReturn(responseRate);
    }

    /**
     * Cost and profit for every depth of a campaign that writes to the highest scores first.
     *
     * @param evaluation scores beside who came back
     * @param steps how many depths, 1 to the number of users
     * @return the curve
     */
    public CostCurve curve(BinaryEvaluation evaluation, int steps) {
        List<CostCurve.Point> points = new ArrayList<>();
        long messages = 0;
        long returns = 0;
        for (GainsTable.Bin bin : evaluation.gains(steps).bins()) {
            messages += bin.users();
            returns += bin.positives();
            double cost = messages * costPerMessage;
            points.add(new CostCurve.Point(
                    bin.cumulative().depth(), messages, returns, cost, returns * valuePerReturn - cost));
        }
        return new CostCurve(points);
    }

    /**
     * Cost and profit of a campaign by depth.
     *
     * @param points one per depth, shallow first
     */
    public record CostCurve(List<Point> points) {
        public CostCurve {
            points = List.copyOf(points);
        }

        /**
         * A campaign of one depth.
         *
         * @param depth the share of users written to
         * @param messages how many users that is
         * @param returns how many of them came back
         * @param cost what the messages cost
         * @param profit value of the returns less cost
         */
        public record Point(double depth, long messages, long returns, double cost, double profit) {
            /**
             * What one return cost.
             *
             * @return cost / returns; NaN without a return
             */
            public double costPerReturn() {
                return returns == 0 ? Double.NaN : cost / returns;
            }
        }

        /**
         * The most profitable depth; of several the shallowest.
         *
         * @return the point of the greatest profit
         */
        public Point best() {
            Point best = points.get(0);
            for (Point point : points) {
                best = point.profit() > best.profit() ? point : best;
            }
            return best;
        }

        /**
         * The curve as a table.
         *
         * @return one row per depth
         */
        public Table toTable() {
            Table.Builder table =
                    Table.of("Campaign by depth", "depth", "messages", "returns", "cost", "cost per return", "profit");
            points.forEach(point -> table.row(
                    point.depth(),
                    point.messages(),
                    point.returns(),
                    point.cost(),
                    point.costPerReturn(),
                    point.profit()));
            return table.build();
        }

        /**
         * Profit over depth.
         *
         * @return a plot
         */
        public Plot toPlot() {
            return new Plot.Lines(
                    "Profit by depth",
                    "share of users, highest score first",
                    "profit, in money",
                    points.stream().map(Point::depth).toList(),
                    List.of(new Plot.Series(
                            "profit", points.stream().map(Point::profit).collect(Collectors.toList()))));
        }
    }
}
