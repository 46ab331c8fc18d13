package io.growth4j.segment.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.growth4j.segment.rule.Decision;
import io.growth4j.user.UserTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RfmScoringTest {
    private static final RfmScoring PUBLISHED = new RfmScoring.Given(
            RfmInputs.standard().withMinorPerMajor(1),
            List.of(115.0, 181.0, 297.4, 482.0),
            List.of(4.0, 5.0, 6.0, 8.0),
            List.of(255.8, 382.0, 506.4, 666.0));

    private static final Comparator<Double> NEAR = new DoubleComparator(1e-9);

    private static RfmScore score(RfmScoring scoring, long days, long orders, long revenue) {
        UserTable user = Users.bought(new long[] {days}, new long[] {orders}, new long[] {revenue});
        return scoring.fit(user).bind(user.schema()).decide(user.row(0));
    }

    private static UserTable random(int users, int spread, long seed) {
        Random random = new Random(seed);
        return Users.bought(
                random.longs(users, 0, 10L * spread).toArray(),
                random.longs(users, 0, spread).toArray(),
                random.longs(users, -1_000, 1_000L * spread).toArray());
    }

    private static List<RfmScore> scores(RfmScoreRule rule, UserTable users) {
        Decision<RfmScore> decision = rule.bind(users.schema());
        return IntStream.range(0, users.size())
                .mapToObj(row -> decision.decide(users.row(row)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "205, 6, 472, 343, Potential Loyalist",
        "98, 7, 596, 544, Potential Loyalist",
        "132, 5, 448, 433, Potential Loyalist"
    })
    void publishedCustomers_haveTheirPublishedScores(long days, long orders, long amount, int code, String name) {
        RfmScore score = score(PUBLISHED, days, orders, amount);
        assertThat(score.code()).isEqualTo(code);
        assertThat(NamedRanges.standard().name(score)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"114, 3, 255, 511", "115, 4, 256, 422", "482, 8, 666, 155", "9999, 99, 9999, 155", "0, 1, -9, 511"})
    void aValueAtACutPoint_belongsToTheBinAbove(long days, long orders, long amount, int code) {
        assertThat(score(PUBLISHED, days, orders, amount).code()).isEqualTo(code);
    }

    @Test
    void quantileCuts_areTypeSevenPlusOneDayOneOrderOneMajorUnit() {
        UserTable users = Users.bought(
                LongStream.rangeClosed(1, 11).toArray(),
                LongStream.rangeClosed(1, 11).toArray(),
                LongStream.rangeClosed(1, 11).map(i -> 100 * i).toArray());
        RfmScoreRule rule = RfmScoring.quantile(5).fit(users);
        assertThat(rule.recency().cuts()).containsExactly(4.0, 6.0, 8.0, 10.0);
        assertThat(rule.frequency().cuts()).containsExactly(4.0, 6.0, 8.0, 10.0);
        assertThat(rule.monetary().cuts()).containsExactly(400.0, 600.0, 800.0, 1000.0);
        RfmScoring yen = new RfmScoring.Quantile(RfmInputs.standard().withMinorPerMajor(1), 5);
        assertThat(yen.fit(users).monetary().cuts()).containsExactly(301.0, 501.0, 701.0, 901.0);
        assertThat(scores(rule, users))
                .extracting(RfmScore::code)
                .containsExactly(511, 511, 511, 422, 422, 333, 333, 244, 244, 155, 155);
    }

    @Test
    void collapsedBins_areCounted_andScoresKeepTheirNumbers() {
        long[] orders = {1, 1, 1, 1, 1, 1, 1, 2, 9, 9};
        long[] days = LongStream.range(0, 10).toArray();
        RfmScoreRule rule = RfmScoring.quantile(5).fit(Users.bought(days, orders, days));
        assertThat(rule.frequency().cuts()).usingElementComparator(NEAR).containsExactly(2.0, 2.0, 2.0, 4.4);
        assertThat(rule.frequency().effectiveBins()).isEqualTo(3);
        assertThat(rule.recency().effectiveBins()).isEqualTo(5);
        assertThat(scores(rule, Users.bought(days, orders, days)))
                .extracting(RfmScore::frequency)
                .containsExactly(1, 1, 1, 1, 1, 1, 1, 4, 5, 5);
    }

    @Test
    void oneUser_andAllEqualUsers_makeOneBin() {
        for (int n : new int[] {1, 7}) {
            long[] sevens = new long[n];
            Arrays.fill(sevens, 7);
            UserTable users = Users.bought(sevens, sevens, sevens);
            RfmScoreRule rule = RfmScoring.quantile(5).fit(users);
            assertThat(rule.frequency().effectiveBins()).isEqualTo(1);
            assertThat(scores(rule, users)).containsOnly(new RfmScore(5, 1, 1));
            assertThat(scores(RfmScoring.kMeans(5).fit(users), users)).containsOnly(new RfmScore(5, 1, 1));
        }
    }

    @Test
    void usersWithoutOrders_areNotScored_andDoNotMoveTheCuts() {
        UserTable with = Users.bought(new long[] {1, 2, 3, 999}, new long[] {1, 2, 3, 0}, new long[] {1, 2, 3, 0});
        UserTable without = Users.bought(new long[] {1, 2, 3}, new long[] {1, 2, 3}, new long[] {1, 2, 3});
        assertThat(RfmScoring.quantile(3).fit(with))
                .isEqualTo(RfmScoring.quantile(3).fit(without));
        assertThat(scores(RfmScoring.quantile(3).fit(with), with).get(3)).isEqualTo(RfmScore.NO_PURCHASE);
    }

    @Test
    void kMeansScores_areTheNaturalGroups() {
        UserTable users = Users.bought(
                new long[] {1, 2, 50, 51, 99}, new long[] {1, 1, 5, 5, 30}, new long[] {1, 2, 100, 110, 120});
        RfmScoreRule rule = RfmScoring.kMeans(3).fit(users);
        assertThat(scores(rule, users)).extracting(RfmScore::code).containsExactly(311, 311, 222, 223, 133);
    }

    @Test
    void everyOutcome_isListed_andNoOther() {
        RfmScoreRule rule = RfmScoring.quantile(3).fit(random(500, 6, 1));
        assertThat(rule.outcomes()).hasSize(28).doesNotHaveDuplicates().endsWith(RfmScore.NO_PURCHASE);
        assertThat(rule.outcomes().get(0)).isEqualTo(new RfmScore(3, 3, 3));
        assertThat(rule.outcomes()).containsAll(scores(rule, random(500, 60, 2)));
    }

    @Test
    void betterValues_neverScoreLower() {
        RfmScoreRule rule = RfmScoring.quantile(5).fit(random(300, 9, 3));
        UserTable users = random(300, 9, 4);
        List<RfmScore> scores = scores(rule, users);
        Readings readings = Readings.of(rule.inputs(), users.schema());
        for (int a = 0; a < users.size(); a++) {
            for (int b = 0; b < users.size(); b++) {
                if (scores.get(a).code() > 0 && scores.get(b).code() > 0) {
                    boolean fresher = readings.recency().of(users, a)
                            <= readings.recency().of(users, b);
                    boolean richer = readings.monetary().of(users, a)
                            >= readings.monetary().of(users, b);
                    assertThat(!fresher
                                    || scores.get(a).recency() >= scores.get(b).recency())
                            .isTrue();
                    assertThat(!richer
                                    || scores.get(a).monetary() >= scores.get(b).monetary())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void ranks_giveEachScoreEquallyOften() {
        UserTable users = random(103, 4, 5);
        List<RfmScore> ranked = new RfmRanking(RfmInputs.standard(), 5).score(users);
        List<RfmScore> bought =
                ranked.stream().filter(score -> score.code() > 0).toList();
        long[] perScore = new long[6];
        bought.forEach(score -> perScore[score.frequency()]++);
        assertThat(ranked).hasSize(103);
        assertThat(perScore[0]).isZero();
        for (int score = 1; score <= 5; score++) {
            long larger = score <= bought.size() % 5 ? 1 : 0;
            assertThat(perScore[score]).isEqualTo(bought.size() / 5 + larger);
        }
    }

    @Test
    void ranks_ofEqualValues_partByUserId_whateverTheOrderOfRows() {
        UserTable users = Users.bought(new long[] {5, 5, 5, 5}, new long[] {1, 1, 1, 1}, new long[] {9, 9, 9, 9});
        RfmRanking ranking = new RfmRanking(RfmInputs.standard(), 2);
        assertThat(ranking.score(users)).extracting(RfmScore::code).containsExactly(211, 211, 122, 122);
        UserTable turned = users.select(new int[] {3, 0, 2, 1});
        assertThat(ranking.score(turned)).extracting(RfmScore::code).containsExactly(122, 211, 122, 211);
    }

    @Test
    void fewerUsersThanBins_takeTheFirstTiles() {
        UserTable users = Users.bought(new long[] {1, 2}, new long[] {1, 2}, new long[] {1, 2});
        assertThat(new RfmRanking(RfmInputs.standard(), 5).score(users))
                .extracting(RfmScore::code)
                .containsExactly(511, 422);
    }

    @Test
    void explain_showsTheBins() {
        UserTable user = Users.bought(new long[] {205}, new long[] {9}, new long[] {12});
        assertThat(PUBLISHED.fit(user).bind(user.schema()).explain(user.row(0)))
                .isEqualTo("351: days_since_order 205 in [181, 297.4), orders 9 in [8, ∞), "
                        + "revenue_minor 12 in (-∞, 255.8)");
        UserTable none = Users.bought(new long[] {205}, new long[] {0}, new long[] {12});
        assertThat(PUBLISHED.fit(none).bind(none.schema()).explain(none.row(0)))
                .isEqualTo("NO_PURCHASE: orders 0, days_since_order 205");
    }

    @Test
    void theDefinition_holdsTheCutPoints() {
        RfmScoreRule rule = RfmScoring.given(List.of(30.0), List.of(3.0), List.of(500.0, 1000.0))
                .rule();
        assertThat(rule.definition().toJson()).contains("\"cuts\":[500.0,1000.0],\"bins\":3,\"effectiveBins\":3");
    }

    @Test
    void badInput_isNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmScoring.given(List.of(3.0, 7.0, 7.0), List.of(1.0), List.of(1.0)))
                .withMessage("duplicate threshold 7.0 of recency: [3.0, 7.0, 7.0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmScoring.given(List.of(7.0, 3.0), List.of(1.0), List.of(1.0)))
                .withMessage("cut points are not finite and ascending: [7.0, 3.0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmScoring.given(List.of(Double.NaN), List.of(1.0), List.of(1.0)))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RfmScoring.quantile(10))
                .withMessage("number of bins 10 is outside 2 to 9: a score is one digit");
        assertThatIllegalArgumentException().isThrownBy(() -> new RfmRanking(RfmInputs.standard(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RfmScore(1, 10, 1));
        UserTable empty = Users.bought(new long[0], new long[0], new long[0]);
        for (RfmScoring scoring : List.of(RfmScoring.quantile(5), RfmScoring.kMeans(5))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scoring.fit(empty))
                    .withMessageContaining("nobody among 0 users has bought");
        }
    }

    @Test
    void fittingTwice_givesEqualRules_whateverTheOrderOfRows() {
        UserTable users = random(200, 9, 6);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 200).boxed().toList());
        Collections.shuffle(order, new Random(7));
        UserTable shuffled = users.select(order.stream().mapToInt(i -> i).toArray());
        for (RfmScoring scoring : List.of(RfmScoring.quantile(5), RfmScoring.kMeans(5))) {
            assertThat(scoring.fit(shuffled)).isEqualTo(scoring.fit(users));
            assertThat(scoring.fit(shuffled).fingerprint())
                    .isEqualTo(scoring.fit(users).fingerprint());
        }
    }
}
