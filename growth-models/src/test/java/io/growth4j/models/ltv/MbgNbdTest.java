package io.growth4j.models.ltv;

class MbgNbdTest extends CustomerBaseModelContract<MbgNbd> {
    @Override
    MbgNbd model() {
        return model(0.525, 6.183, 0.891, 1.614);
    }

    @Override
    MbgNbd model(double... p) {
        return new MbgNbd(TimeScale.WEEK, p[0], p[1], p[2], p[3]);
    }

    @Override
    Fit<MbgNbd> fit(PurchaseSummaries customers) {
        return MbgNbd.fit(customers);
    }
}
