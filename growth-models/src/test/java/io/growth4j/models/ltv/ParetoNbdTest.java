package io.growth4j.models.ltv;

class ParetoNbdTest extends CustomerBaseModelContract<ParetoNbd> {
    @Override
    ParetoNbd model() {
        return model(0.553, 10.578, 0.606, 11.669);
    }

    @Override
    ParetoNbd model(double... p) {
        return new ParetoNbd(TimeScale.WEEK, p[0], p[1], p[2], p[3]);
    }

    @Override
    Fit<ParetoNbd> fit(PurchaseSummaries customers) {
        return ParetoNbd.fit(customers);
    }
}
