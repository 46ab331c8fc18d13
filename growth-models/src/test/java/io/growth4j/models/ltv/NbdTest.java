package io.growth4j.models.ltv;

class NbdTest extends CustomerBaseModelContract<Nbd> {
    @Override
    Nbd model() {
        return model(0.385, 12.07);
    }

    @Override
    Nbd model(double... p) {
        return new Nbd(TimeScale.WEEK, p[0], p[1]);
    }

    @Override
    Fit<Nbd> fit(PurchaseSummaries customers) {
        return Nbd.fit(customers);
    }

    @Override
    boolean customersLeave() {
        return false;
    }
}
