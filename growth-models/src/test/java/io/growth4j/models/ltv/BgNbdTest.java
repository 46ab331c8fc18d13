package io.growth4j.models.ltv;

class BgNbdTest extends CustomerBaseModelContract<BgNbd> {
    @Override
    BgNbd model() {
        return model(0.243, 4.414, 0.793, 2.426);
    }

    @Override
    BgNbd model(double... p) {
        return new BgNbd(TimeScale.WEEK, p[0], p[1], p[2], p[3]);
    }

    @Override
    Fit<BgNbd> fit(PurchaseSummaries customers) {
        return BgNbd.fit(customers);
    }
}
