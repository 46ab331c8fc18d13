package io.growth4j.features.aggregate;

/** The states of rows without a past, shared by all aggregations of one fold. */
final class FoldPass extends Pass {
    private final Fold fold;
    private final States states;

    private FoldPass(Fold fold) {
        this.fold = fold;
        this.states = new States(fold);
    }

    static FoldPass of(Runs runs, Fold fold) {
        return runs.pass(fold, () -> new FoldPass(fold));
    }

    @Override
    public void run(Runs runs) {
        states.restart(runs.rows());
        fold.add(runs, states);
    }

    States states() {
        return states;
    }
}
