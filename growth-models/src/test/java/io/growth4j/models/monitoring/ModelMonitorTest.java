package io.growth4j.models.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.models.evaluation.BinaryEvaluation;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelMonitorTest {
    private static final Feature.OfDouble GAP = new Feature.OfDouble("gap", "days", "gap");
    private static final Feature.OfLong ORDERS = new Feature.OfLong("orders", "orders", "orders");
    private static final Feature.OfInstant LAST = new Feature.OfInstant("last", "last visit");
    private static final Feature.OfCategory CHANNEL = new Feature.OfCategory("channel", "channel");
    private static final FeatureSchema SCHEMA = FeatureSchema.of(GAP, ORDERS, LAST, CHANNEL);
    private static final int USERS = 4000;
    private static final long NOW = 1_750_000_000_000L;
    private static final List<String> CHANNELS = List.of("ads", "friend", "search");

    /** Users whose gap is shifted and of whom a share comes by a new channel. */
    private static UserTable users(int seed, double shift, double newChannel) {
        Random random = new Random(seed);
        double[] gaps = new double[USERS];
        long[] orders = new long[USERS];
        long[] last = new long[USERS];
        int[] channels = new int[USERS];
        long[] ids = new long[USERS];
        for (int row = 0; row < USERS; row++) {
            ids[row] = row;
            gaps[row] = random.nextInt(10) == 0 ? Double.NaN : random.nextGaussian() + shift;
            orders[row] = random.nextInt(10) == 0 ? Absent.LONG : random.nextInt(4);
            last[row] = NOW - random.nextInt(1_000_000_000);
            channels[row] = random.nextDouble() < newChannel ? 3 : random.nextInt(4) - 1;
        }
        List<String> texts = List.of(CHANNELS.get(0), CHANNELS.get(1), CHANNELS.get(2), "television");
        return UserTable.of(SCHEMA, UserKeys.of(ids), NOW)
                .column(GAP, gaps)
                .column(ORDERS, orders)
                .column(LAST, last)
                .column(CHANNEL, channels, Dictionary.of(texts))
                .build();
    }

    private static double[] scores(int seed, double power) {
        return new Random(seed).doubles(USERS).map(x -> Math.pow(x, power)).toArray();
    }

    private static final Baseline BASELINE = Baseline.of(users(1, 0, 0), scores(1, 1), 0.8, 0.5);

    private static ModelMonitor monitor() {
        return ModelMonitor.of(BASELINE, SCHEMA);
    }

    @Test
    void sameUsers_raiseNoAlert() {
        ModelMonitor monitor = monitor();
        monitor.observe(users(2, 0, 0), scores(2, 1));
        MonitoringReport report = monitor.report(MonitoringLimits.STANDARD);
        assertThat(report.alerts()).isEmpty();
        assertThat(report.score().psi()).isLessThan(0.02);
        assertThat(report.features())
                .allSatisfy(figures -> assertThat(figures.psi()).isLessThan(0.02));
        assertThat(report.coverage()).isEqualTo(1);
        assertThat(report.auc()).isNaN();
    }

    @Test
    void shiftedFeature_isNamedAsTheCause() {
        ModelMonitor monitor = monitor();
        monitor.observe(users(3, 1, 0), scores(3, 2));
        List<Alert> alerts = monitor.report(MonitoringLimits.STANDARD).alerts();
        assertThat(alerts).extracting(Alert::kind).containsExactly(Alert.Kind.SCORES_MOVED, Alert.Kind.FEATURES_MOVED);
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.features()).containsExactly("gap");
            assertThat(alert.cause()).contains("gap (PSI ");
            assertThat(alert.recommendation()).isEqualTo(Alert.Recommendation.RETRAIN);
        });
    }

    @Test
    void newChannel_movesTheCategory() {
        ModelMonitor monitor = monitor();
        monitor.observe(users(4, 0, 0.5), scores(4, 1));
        MonitoringReport report = monitor.report(MonitoringLimits.STANDARD);
        assertThat(report.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.features()).containsExactly("channel"));
        assertThat(report.features().get(3).chiSquaredPValue()).isZero();
        assertThat(report.features().get(3).ks()).isNaN();
        assertThat(report.driftTable().rows()).hasSize(5);
    }

    @Test
    void merge_equalsOneMonitorOfAll_andOneByOneEqualsTheTable() {
        UserTable users = users(5, 0.3, 0.1);
        double[] scores = scores(5, 1.3);
        ModelMonitor whole = monitor();
        whole.observe(users, scores);
        ModelMonitor left = monitor();
        ModelMonitor right = monitor();
        for (int row = 0; row < USERS; row++) {
            (row % 3 == 0 ? left : right).observe(users.row(row), scores[row]);
            whole.outcome(scores[row], row % 2 == 0);
            (row % 5 == 0 ? left : right).outcome(scores[row], row % 2 == 0);
        }
        whole.notScored(7);
        right.notScored(7);
        left.merge(right);
        assertThat(left.report(MonitoringLimits.STANDARD)).isEqualTo(whole.report(MonitoringLimits.STANDARD));
    }

    @Test
    void decay_isSeenOnceLabelsArrive() {
        ModelMonitor monitor = monitor();
        double[] scores = scores(6, 1);
        Random random = new Random(60);
        double[] labels = new double[USERS];
        monitor.observe(users(6, 0, 0), scores);
        for (int row = 0; row < USERS; row++) {
            labels[row] = random.nextDouble() < 0.3 + 0.4 * scores[row] ? 1 : 0;
            monitor.outcome(scores[row], labels[row] == 1);
        }
        MonitoringLimits byKs = new MonitoringLimits(500, 0.1, 0.25, 0.1, 0.9, 0.05, 0.9);
        assertThat(monitor.report(byKs).alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.cause()).startsWith("the KS fell by "));
        MonitoringReport report = monitor.report(MonitoringLimits.STANDARD);
        BinaryEvaluation exact = BinaryEvaluation.of(labels, scores);
        assertThat(report.auc()).isCloseTo(exact.auc(), within(0.005));
        assertThat(report.ks()).isCloseTo(exact.ks(), within(0.01));
        assertThat(report.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(Alert.Kind.DECAYED);
            assertThat(alert.recommendation()).isEqualTo(Alert.Recommendation.ROLL_BACK);
            assertThat(alert.cause()).startsWith("the AUC fell by 0.1").endsWith(", although no feature moved");
        });
    }

    @Test
    void lowCoverage_isReported() {
        ModelMonitor monitor = monitor();
        monitor.observe(users(7, 0, 0), scores(7, 1));
        monitor.notScored(USERS);
        assertThat(monitor.report(MonitoringLimits.STANDARD).alerts())
                .singleElement()
                .satisfies(
                        alert -> assertThat(alert.cause()).isEqualTo("only 0.5000 of the eligible users have a score"));
    }

    @Test
    void fewUsers_areNotJudged() {
        ModelMonitor monitor = monitor();
        monitor.observe(users(8, 5, 1).row(0), 1);
        assertThat(monitor.report(MonitoringLimits.STANDARD).alerts()).isEmpty();
    }

    @Test
    void badInput_isRefusedByName() {
        assertThatThrownBy(() -> monitor().report(MonitoringLimits.STANDARD))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no user was observed yet");
        assertThatThrownBy(() -> ModelMonitor.of(BASELINE, FeatureSchema.of(GAP, ORDERS, LAST)))
                .hasMessageContaining("unknown feature of the baseline 'channel'");
        assertThatThrownBy(() -> ModelMonitor.of(BASELINE, FeatureSchema.of(ORDERS, GAP, LAST, CHANNEL)))
                .hasMessage("position 0 has orders, the baseline has gap");
        assertThatThrownBy(() -> monitor().notScored(-1)).hasMessageContaining("-1 users");
        assertThatThrownBy(() -> monitor().observe(users(1, 0, 0), new double[1]))
                .hasMessage("1 scores for 4000 users");
        Baseline other = Baseline.of(users(9, 0, 0), scores(9, 1), 0.7, 0.4);
        assertThatThrownBy(() -> monitor().merge(ModelMonitor.of(other, SCHEMA)))
                .hasMessage("the monitors are of different baselines");
    }

    @Test
    void ranges_ofTiedValues_keepEqualValuesTogether() {
        Bins.Ranges ranges = Bins.Ranges.ofEqualCount(new double[] {1, 1, 1, 1, 2, 3, Double.NaN}, 3);
        assertThat(ranges.edges()).containsExactly(1.0, 2.0);
        assertThat(ranges.bin(0)).isZero();
        assertThat(ranges.bin(1)).isZero();
        assertThat(ranges.bin(1.5)).isEqualTo(1);
        assertThat(ranges.bin(99)).isEqualTo(2);
        assertThat(ranges.bin(Double.NaN)).isEqualTo(ranges.absent()).isEqualTo(3);
    }
}
