package io.growth4j.models.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Results of R's survival and of lifelines on three data sets: on where the folder of data is said. */
@EnabledIfSystemProperty(named = "growth4j.data", matches = ".+")
class PublishedCurvesTest {
    private static List<String[]> rows(String file) throws IOException {
        return Files.readAllLines(Path.of(System.getProperty("growth4j.data"), file)).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static double[] column(List<String[]> rows, int column) {
        return rows.stream()
                .skip(1)
                .mapToDouble(row -> Double.parseDouble(row[column]))
                .toArray();
    }

    private static Lifetimes lifetimes(double[] durations, double[] ends) {
        boolean[] ended = new boolean[ends.length];
        for (int i = 0; i < ended.length; i++) {
            ended[i] = ends[i] == 1;
        }
        return Lifetimes.of(durations, ended);
    }

    @Test
    void waltons_haveTheirMedian() throws IOException {
        List<String[]> rows = rows("surv_waltons_dataset.csv");
        KaplanMeier curve = KaplanMeier.of(lifetimes(column(rows, 0), column(rows, 1)));
        assertThat(curve.quantile(0.5)).isEqualTo(56);
        assertThat(curve.quantileInterval(0.5, 0.95).low()).isEqualTo(53);
        assertThat(curve.quantileInterval(0.5, 0.95).high()).isEqualTo(58);
    }

    @Test
    void rossi_hasItsCoefficients() throws IOException {
        List<String[]> rows = rows("surv_rossi.csv");
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 2; i < rows.get(0).length; i++) {
            columns.put(rows.get(0)[i], column(rows, i));
        }
        Cox cox = Cox.fit(lifetimes(column(rows, 0), column(rows, 1)), Covariates.of(columns));
        double[] published = {-0.37942217, -0.05743774, 0.31389979, -0.1497957, -0.43370388, -0.08487108, 0.09149708};
        for (int i = 0; i < published.length; i++) {
            assertThat(cox.coefficient(cox.names().get(i))).isCloseTo(published[i], Offset.offset(1e-7));
        }
        assertThat(cox.logLikelihood()).isCloseTo(-658.747659, Offset.offset(1e-5));
        assertThat(cox.nullLogLikelihood()).isCloseTo(-675.380632, Offset.offset(1e-5));
        assertThat(cox.concordance()).isCloseTo(0.6403292, Offset.offset(1e-6));
        assertThat(cox.standardError("fin")).isCloseTo(0.191379, Offset.offset(1e-5));
        assertThat(cox.standardError("prio")).isCloseTo(0.0286485, Offset.offset(1e-5));
    }

    @Test
    void telco_hasItsCurveAndItsContractsDiffer() throws IOException {
        List<String[]> rows = rows("telco_churn.csv").stream()
                .filter(row -> !row[5].equals("0"))
                .toList();
        int last = rows.get(0).length - 1;
        double[] tenure = column(rows, 5);
        boolean[] ended = new boolean[tenure.length];
        for (int i = 0; i < ended.length; i++) {
            ended[i] = rows.get(i + 1)[last].equals("Yes");
        }
        Lifetimes all = Lifetimes.of(tenure, ended);
        assertThat(all.size()).isEqualTo(7032);
        double[][] published = {{1, 0.9459613}, {12, 0.8431996}, {24, 0.7887364}, {48, 0.7088402}, {72, 0.5927902}};
        for (double[] point : published) {
            assertThat(KaplanMeier.of(all).survival(point[0])).isCloseTo(point[1], Offset.offset(1e-7));
        }
        Lifetimes[] groups = List.of("Month-to-month", "One year", "Two year").stream()
                .map(contract -> all.where(row -> rows.get(row + 1)[15].equals(contract)))
                .toArray(Lifetimes[]::new);
        LogRank test = LogRank.test(groups);
        assertThat(test.chiSquared()).isCloseTo(2353, Offset.offset(0.5));
        assertThat(test.degreesOfFreedom()).isEqualTo(2);
    }
}
