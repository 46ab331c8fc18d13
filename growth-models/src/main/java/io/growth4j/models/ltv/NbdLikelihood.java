package io.growth4j.models.ltv;

import java.util.List;

/** The log-likelihood of NBD, ln Γ(r + x)/Γ(r) + r ln α − (r + x) ln(α + T) per row, by ln r and ln α. */
final class NbdLikelihood extends NaturalLikelihood {
    private final GroupedRows rows;

    NbdLikelihood(GroupedRows rows) {
        this.rows = rows;
    }

    @Override
    public List<double[]> starts() {
        double rate = rows.purchases() / rows.exposure();
        return List.of(new double[] {0.5, 0.5 / rate}, new double[] {3, 3 / rate});
    }

    @Override
    public double[] unscaled(double[] parameters, double scale) {
        return new double[] {parameters[0], parameters[1] * scale};
    }

    @Override
    double add(double[] p, double[] gradient, double[][] hessian) {
        double sum = PurchaseRates.add(rows, p[0], p[1], gradient, hessian);
        for (int row = 0; row < rows.size; row++) {
            double shape = p[0] + rows.repeats[rows.kind[row]];
            double end = p[1] + rows.age[row];
            double w = rows.weight[row];
            double log = Math.log(end);
            sum -= w * shape * log;
            gradient[0] -= w * log;
            gradient[1] -= w * shape / end;
            hessian[1][0] -= w / end;
            hessian[1][1] += w * shape / (end * end);
        }
        return sum;
    }
}
