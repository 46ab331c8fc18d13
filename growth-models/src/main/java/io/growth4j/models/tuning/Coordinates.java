package io.growth4j.models.tuning;

import java.util.List;

/**
 * Where points lie, so that near points are alike: a number at its position, 0 to 1; a whole number at its value, so that
 * positions that mean the same coincide (Garrido-Merchán and Hernández-Lobato 2020); a choice at a corner of its own, all
 * corners 1 apart. Immutable.
 */
final class Coordinates {
    private static final double CORNER = Math.sqrt(0.5);

    private final List<Dimension<?>> dimensions;

    Coordinates(List<Dimension<?>> dimensions) {
        this.dimensions = dimensions;
    }

    /** How many different points there are; infinity if a dimension is continuous. */
    double points() {
        double count = 1;
        for (Dimension<?> dimension : dimensions) {
            if (dimension instanceof Dimension.Whole whole) {
                count *= (double) whole.high() - whole.low() + 1;
            } else if (dimension instanceof Dimension.Choice<?> choice) {
                count *= choice.options().size();
            } else {
                return Double.POSITIVE_INFINITY;
            }
        }
        return count;
    }

    /** How many dimensions there are. */
    int size() {
        return dimensions.size();
    }

    boolean isChoice(int dimension) {
        return dimensions.get(dimension) instanceof Dimension.Choice;
    }

    /** The coordinates of positions, dimension by dimension. */
    double[][] of(double[] positions) {
        double[][] coordinates = new double[positions.length][];
        for (int i = 0; i < positions.length; i++) {
            coordinates[i] = of(dimensions.get(i), positions[i]);
        }
        return coordinates;
    }

    private static double[] of(Dimension<?> dimension, double position) {
        if (dimension instanceof Dimension.Whole whole) {
            return new double[] {((double) whole.at(position) - whole.low()) / ((double) whole.high() - whole.low())};
        }
        if (dimension instanceof Dimension.Choice<?> choice) {
            double[] corner = new double[choice.options().size()];
            corner[choice.index(position)] = CORNER;
            return corner;
        }
        return new double[] {position};
    }

    /** The squared distance of two points in one dimension. */
    static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
