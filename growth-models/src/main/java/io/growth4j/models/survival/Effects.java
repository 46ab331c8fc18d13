package io.growth4j.models.survival;

import io.growth4j.definition.UnknownName;
import io.growth4j.report.Table;
import io.growth4j.stat.Interval;
import io.growth4j.stat.Normal;
import java.util.List;
import org.hipparchus.special.Erf;

/** The fitted effects of covariates on the logarithm of the rate of leaving, with their errors. */
final class Effects {
    /** Effects per standard deviation of more than e^±30, or so uncertain, are separation, not effects. */
    static final double EDGE = 30;

    private final List<String> names;
    private final double[] means;
    private final double[] values;
    private final double[] errors;

    /**
     * Effects.
     *
     * @param perDeviation effects of one standard deviation each
     * @param errors their standard errors
     * @throws IllegalArgumentException if an effect ran off to infinity: to the edge, or where the likelihood is flat
     */
    Effects(Covariates covariates, double[] perDeviation, double[] errors) {
        names = covariates.names();
        means = covariates.means();
        double[] deviations = covariates.deviations();
        int p = perDeviation.length;
        values = new double[p];
        this.errors = new double[p];
        for (int i = 0; i < p; i++) {
            if (Math.abs(perDeviation[i]) > EDGE - 1e-6 || !(errors[i] < EDGE)) {
                throw new IllegalArgumentException(
                        "covariate '" + names.get(i) + "' tells completely who leaves: its effect is infinite");
            }
            values[i] = perDeviation[i] / deviations[i];
            this.errors[i] = errors[i] / deviations[i];
        }
    }

    List<String> names() {
        return names;
    }

    double of(String covariate) {
        return values[index(covariate)];
    }

    double error(String covariate) {
        return errors[index(covariate)];
    }

    Interval interval(String covariate, double level) {
        double reach = Normal.quantile((1 + level) / 2) * error(covariate);
        return new Interval(of(covariate) - reach, of(covariate) + reach, level);
    }

    private int index(String covariate) {
        int i = names().indexOf(covariate);
        if (i < 0) {
            throw UnknownName.of("covariate", covariate, names());
        }
        return i;
    }

    /** What a customer's covariates add to the logarithm of the rate, against a customer with mean covariates. */
    double sum(double... customer) {
        if (customer.length != values.length) {
            throw new IllegalArgumentException(customer.length + " values for the covariates " + names());
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * (customer[i] - means[i]);
        }
        return sum;
    }

    Table table(String title) {
        Table.Builder table = Table.of(title, "covariate", "coefficient", "hazard ratio", "standard error", "p-value");
        for (int i = 0; i < values.length; i++) {
            double p = Erf.erfc(Math.abs(values[i]) / errors[i] / Math.sqrt(2));
            table.row(names().get(i), values[i], Math.exp(values[i]), errors[i], p);
        }
        return table.build();
    }
}
