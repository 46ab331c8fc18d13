package io.growth4j.models.propensity;

import io.growth4j.models.internal.design.Design;
import io.growth4j.models.internal.network.CompiledNetwork;
import io.growth4j.user.UserSnapshot;
import io.growth4j.user.UserTable;

/** A wide and deep network; each thread keeps memory of its own for the example and the hidden units. */
final class WideAndDeepKernel implements Kernel {
    private final NetworkInputs inputs;
    private final WideAndDeepReasons reasons;
    private final ThreadLocal<CompiledNetwork.Scratch> scratch;

    WideAndDeepKernel(Design design, WideAndDeepParameters parameters) {
        this.inputs = new NetworkInputs(design);
        double[] weights =
                parameters.weights().stream().mapToDouble(Double::doubleValue).toArray();
        this.reasons = new WideAndDeepReasons(inputs, parameters.network(), parameters.cellShares(), weights);
        CompiledNetwork network = new CompiledNetwork(parameters.network(), weights);
        this.scratch = ThreadLocal.withInitial(network::scratch);
    }

    @Override
    public double margin(UserSnapshot user) {
        CompiledNetwork.Scratch mine = scratch.get();
        inputs.encode(user, mine.numbers(), mine.codes());
        return mine.margin();
    }

    @Override
    public void margins(UserTable users, double[] into) {
        CompiledNetwork.Scratch mine = scratch.get();
        Design.Reader reader = inputs.reader(users);
        for (int row = 0; row < into.length; row++) {
            inputs.encode(reader, row, mine.numbers(), mine.codes());
            into[row] = mine.margin();
        }
    }

    @Override
    public double contribute(UserSnapshot user, double[] bySlot) {
        double[] numbers = new double[inputs.numbers()];
        int[] codes = new int[inputs.levels().size()];
        inputs.encode(user, numbers, codes);
        return reasons.contribute(numbers, codes, bySlot);
    }
}
