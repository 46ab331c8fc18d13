package io.growth4j.models.experiment;

/** Sums over the units of an arm, and the moments that follow from them. */
final class Sums {
    private Sums() {}

    static double of(double[] amounts) {
        double sum = 0;
        for (double amount : amounts) {
            sum += amount;
        }
        return sum;
    }

    /** The products of two amounts of the same units; of an amount with itself its squares. */
    static double products(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(a.length + " and " + b.length + " amounts: one of each per unit");
        }
        double products = 0;
        for (int i = 0; i < a.length; i++) {
            products += a[i] * b[i];
        }
        return products;
    }

    /** The sample covariance (n − 1) of two amounts, of an amount with itself its variance; NaN below two units. */
    static double covariance(long n, double sumA, double sumB, double products) {
        return n <= 1 ? Double.NaN : (products - sumA * sumB / n) / (n - 1);
    }
}
