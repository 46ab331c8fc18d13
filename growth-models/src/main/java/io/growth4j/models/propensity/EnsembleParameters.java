package io.growth4j.models.propensity;

import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;
import java.util.ArrayList;
import java.util.List;

/** A weighted mean of models on the scale of log-odds, which keeps their reasons additive. The weights sum to 1. */
record EnsembleParameters(List<Member> members) implements Kernel.Parameters {
    /** One model and its weight. */
    record Member(double weight, Kernel.Parameters model) {}

    @Override
    public Kernel compile(FeatureSchema schema) {
        List<Kernel> kernels = new ArrayList<>();
        double[] weights = new double[members.size()];
        for (Member member : members) {
            weights[kernels.size()] = member.weight;
            kernels.add(member.model.compile(schema));
        }
        return new Mean(kernels.toArray(Kernel[]::new), weights);
    }

    @Override
    public Kernel.Parameters shifted(double logOdds) {
        return new EnsembleParameters(members.stream()
                .map(member -> new Member(member.weight, member.model.shifted(logOdds)))
                .toList());
    }

    private static final class Mean implements Kernel {
        private final Kernel[] kernels;
        private final double[] weights;

        Mean(Kernel[] kernels, double[] weights) {
            this.kernels = kernels;
            this.weights = weights;
        }

        @Override
        public double margin(UserSnapshot user) {
            double sum = 0;
            for (int i = 0; i < kernels.length; i++) {
                sum += weights[i] * kernels[i].margin(user);
            }
            return sum;
        }

        @Override
        public void margins(UserTable users, double[] into) {
            double[] one = new double[into.length];
            java.util.Arrays.fill(into, 0);
            for (int i = 0; i < kernels.length; i++) {
                kernels[i].margins(users, one);
                for (int row = 0; row < into.length; row++) {
                    into[row] += weights[i] * one[row];
                }
            }
        }

        @Override
        public double contribute(UserSnapshot user, double[] bySlot) {
            double start = 0;
            for (int i = 0; i < kernels.length; i++) {
                double[] one = new double[bySlot.length];
                start += weights[i] * kernels[i].contribute(user, one);
                for (int slot = 0; slot < one.length; slot++) {
                    bySlot[slot] += weights[i] * one[slot];
                }
            }
            return start;
        }
    }
}
