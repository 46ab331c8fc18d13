package io.growth4j.models.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final Dimension<Double> RATE = Dimension.logUniform("learning rate", 0.001, 1);
    private static final Dimension<Integer> DEPTH = Dimension.integer("depth", 2, 6);
    private static final Dimension<String> KIND = Dimension.choice("kind", "linear", "trees");
    private static final Search SEARCH = Search.over(RATE, DEPTH, KIND).trials(12);

    private static double score(Point point) {
        return -Math.abs(Math.log(point.value(RATE) / 0.05))
                + point.value(DEPTH)
                + (point.value(KIND).equals("trees") ? 1 : 0);
    }

    @Test
    void bayesianSearch_beatsRandomSearch_onBranin() {
        double[] bayesian = best(Search.over(TestFunctions.BRANIN_SPACE).trials(25), TestFunctions::branin);
        double[] random =
                best(Search.over(TestFunctions.BRANIN_SPACE).trials(25).random(), TestFunctions::branin);
        assertThat(median(bayesian)).isLessThan(median(random)).isCloseTo(TestFunctions.BRANIN_LEAST, within(0.05));
    }

    @Test
    void bayesianSearch_beatsRandomSearch_onHartmann6() {
        double[] bayesian = best(Search.over(TestFunctions.HARTMANN_SPACE).trials(35), TestFunctions::hartmann);
        double[] random =
                best(Search.over(TestFunctions.HARTMANN_SPACE).trials(35).random(), TestFunctions::hartmann);
        assertThat(median(bayesian))
                .isLessThan(median(random) - 0.5)
                .isGreaterThan(TestFunctions.HARTMANN_LEAST - 1e-4);
    }

    @Test
    void bayesianSearch_beatsRandomSearch_onNumbersChoicesAndNoise() {
        Search search = Search.over(TestFunctions.MIXED_SPACE).trials(20);
        assertThat(median(truth(search)))
                .isGreaterThan(median(truth(search.random())))
                .isGreaterThan(0.95);
    }

    private static double[] best(Search search, Objective objective) {
        return IntStream.range(0, 7)
                .mapToDouble(
                        seed -> search.seed(seed).minimise(objective).best().score())
                .toArray();
    }

    /** What the points that looked best are truly worth. */
    private static double[] truth(Search search) {
        return IntStream.range(0, 7)
                .mapToDouble(seed -> TestFunctions.mixed(search.seed(seed)
                        .maximise(TestFunctions.noisy(seed))
                        .best()
                        .point()))
                .toArray();
    }

    private static double median(double[] values) {
        return java.util.Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    @Test
    void sameSeed_triesTheSamePoints() {
        SearchResult once = SEARCH.maximise(SearchTest::score);
        assertThat(SEARCH.maximise(SearchTest::score)).isEqualTo(once);
        assertThat(SEARCH.seed(2).maximise(SearchTest::score).trials()).isNotEqualTo(once.trials());
        assertThat(once.search()).isEqualTo(SEARCH);
    }

    @Test
    void minimise_isMaximiseOfTheNegative() {
        SearchResult most = SEARCH.maximise(SearchTest::score);
        SearchResult least = SEARCH.minimise(point -> -score(point));
        assertThat(least.best().point()).isEqualTo(most.best().point());
    }

    @Property(seed = "82", tries = 200)
    void everyPosition_liesInsideItsDimension(@ForAll @DoubleRange(max = 1) double position) {
        assertThat(RATE.at(position)).isBetween(0.001, 1.0);
        assertThat(DEPTH.at(position)).isBetween(2, 6);
        assertThat(KIND.at(position)).isIn("linear", "trees");
        assertThat(Dimension.uniform("x", -3, 5).at(position)).isBetween(-3.0, 5.0);
        assertThat(Dimension.integer("all", Integer.MIN_VALUE, Integer.MAX_VALUE)
                        .at(position))
                .isNotNull();
    }

    @Test
    void wholeNumbersAndChoices_areEquallyLikely() {
        int[] counts = new int[7];
        for (int i = 0; i < 5000; i++) {
            counts[DEPTH.at((i + 0.5) / 5000)]++;
        }
        assertThat(counts).containsExactly(0, 0, 1000, 1000, 1000, 1000, 1000);
    }

    @Test
    void noPointIsTriedTwice_andASmallSpaceEndsTheSearch() {
        for (Search search : List.of(
                Search.over(DEPTH, KIND).trials(50),
                Search.over(DEPTH, KIND).trials(50).random())) {
            SearchResult result = search.maximise(point -> point.value(DEPTH));
            Set<Point> points = new HashSet<>();
            result.trials().forEach(trial -> points.add(trial.point()));
            assertThat(points).hasSize(10);
            assertThat(result.trials()).hasSize(10);
        }
    }

    @Test
    void failedTrials_areRecordedAndAvoided() {
        SearchResult result = SEARCH.trials(30).maximise(point -> {
            if (point.value(KIND).equals("linear")) {
                throw new java.io.IOException("no such model");
            }
            return point.value(DEPTH) == 2 ? Double.NaN : score(point);
        });
        List<Trial> failed = result.trials().stream().filter(Trial::failed).toList();
        assertThat(failed)
                .isNotEmpty()
                .hasSizeLessThan(15)
                .allSatisfy(trial -> assertThat(trial.failure())
                        .get()
                        .isIn("java.io.IOException: no such model", "the score is NaN"));
        assertThat(result.best().failed()).isFalse();
        assertThat(result.table().toCsv()).contains("no such model");
        assertThat(result.plot().table().rows()).hasSize(30);
    }

    @Test
    void searchWhereAllFails_saysWhyWhenAskedForTheBest() {
        SearchResult result = SEARCH.trials(6).maximise(point -> Double.NaN);
        assertThat(result.trials()).hasSize(6);
        assertThatThrownBy(result::best)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("all 6 trials failed; the first: the score is NaN");
    }

    @Test
    void errorsAndInterruptions_endTheSearch() {
        assertThatThrownBy(() -> SEARCH.maximise(point -> {
                    throw new OutOfMemoryError("heap");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(() -> SEARCH.maximise(point -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the search was interrupted in trial 0");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void oneTrial_isEnough() {
        SearchResult result = SEARCH.trials(1).maximise(SearchTest::score);
        assertThat(result.best()).isEqualTo(result.trials().get(0));
    }

    @Test
    void scoresThatAreAllEqual_doNotStopTheSearch() {
        assertThat(SEARCH.maximise(point -> 1).trials()).hasSize(12);
    }

    @Test
    void result_showsEveryTrial() {
        SearchResult result = SEARCH.maximise(SearchTest::score);
        assertThat(result.table().columns())
                .containsExactly("trial", "learning rate", "depth", "kind", "score", "failure");
        assertThat(result.table().rows()).hasSize(12);
        assertThat(result.best().point().toString()).matches("learning rate = .*, depth = \\d, kind = .*");
        assertThat(SEARCH.toJson()).contains("\"kind\":\"Search\"").contains("\"name\":\"depth\"");
    }

    @Test
    void progress_isToldAfterEveryTrial() {
        List<Long> told = new ArrayList<>();
        SEARCH.trials(5).maximise(SearchTest::score, (stage, done, total) -> told.add(done));
        assertThat(told).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void badInput_isRefusedByName() {
        assertThatThrownBy(() -> Search.over()).hasMessage("a search space needs at least one dimension");
        assertThatThrownBy(() -> Search.over(DEPTH, Dimension.uniform("depth", 0, 1)))
                .hasMessage("two dimensions are named 'depth'");
        assertThatThrownBy(() -> SEARCH.trials(0)).hasMessage("0 trials: a search needs at least 1");
        assertThatThrownBy(() -> Dimension.uniform("rate", 1, 1))
                .hasMessage("dimension 'rate' from 1.0 to 1.0: the bounds must be finite and the first below the"
                        + " second");
        assertThatThrownBy(() -> Dimension.uniform("rate", 0, Double.NaN)).hasMessageContaining("to NaN");
        assertThatThrownBy(() -> Dimension.logUniform("rate", 0, 1))
                .hasMessage("dimension 'rate' from 0.0: a logarithm needs a bound above 0");
        assertThatThrownBy(() -> Dimension.integer("depth", 5, 4)).hasMessageContaining("dimension 'depth' from 5.0");
        assertThatThrownBy(() -> Dimension.choice("kind", "a")).hasMessageContaining("chooses among [a]");
        assertThatThrownBy(() -> Dimension.choice("kind", "a", "b", "a")).hasMessageContaining("all different");
        assertThatThrownBy(() -> Dimension.integer(" ", 5, 6)).hasMessage("a dimension needs a name");
        Dimension<Integer> other = Dimension.integer("dept", 1, 2);
        assertThatThrownBy(
                        () -> SEARCH.maximise(SearchTest::score).best().point().value(other))
                .hasMessage("unknown dimension 'dept'; did you mean depth?");
    }
}
