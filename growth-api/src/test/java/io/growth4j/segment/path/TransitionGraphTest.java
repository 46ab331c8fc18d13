package io.growth4j.segment.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.growth4j.segment.path.BehaviourKind.Incentive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransitionGraphTest {
    private static final List<List<String>> JOURNEYS = List.of(
            List.of("open", "sing", "share", "pay"),
            List.of("open", "sing", "listen"),
            List.of("open", "listen", "pay"),
            List.of("open", "listen", "sing", "share", "pay"),
            List.of("open"));

    @Test
    void probability_isTakenOverAllTimes_withEndsIncluded() {
        TransitionGraph graph = TransitionGraph.of(JOURNEYS);
        assertThat(graph.behaviours()).containsExactly("listen", "open", "pay", "share", "sing");
        assertThat(graph.count("open", "sing")).isEqualTo(2);
        assertThat(graph.probability("open", "sing")).isEqualTo(2.0 / 5);
        assertThat(graph.probability("listen", "pay")).isEqualTo(1.0 / 3);
        assertThat(graph.probability("pay", "open")).isZero();
        assertThat(graph.probability("fly", "open")).isNaN();
    }

    @Test
    void bestPath_hasTheLargestProduct() {
        GrowthPath path =
                TransitionGraph.of(JOURNEYS).bestPath("open", "pay", 1).orElseThrow();
        assertThat(path.behaviours()).containsExactly("open", "sing", "share", "pay");
        assertThat(path.probability()).isCloseTo(2.0 / 5 * 2 / 3, within(1e-12));
        assertThat(path.support()).isEqualTo(2);
    }

    @Test
    void rareTransitions_areNotWalked() {
        TransitionGraph graph = TransitionGraph.of(JOURNEYS);
        assertThat(graph.bestPath("open", "pay", 3)).isEmpty();
        assertThat(graph.bestPath("pay", "open", 1)).isEmpty();
        assertThat(graph.bestPath("pay", "pay", 1).orElseThrow().probability()).isEqualTo(1);
    }

    @Test
    void bestPath_equalsTryingAllPaths() {
        Random random = new Random(13);
        for (int round = 0; round < 100; round++) {
            List<List<String>> journeys = new ArrayList<>();
            for (int user = 0; user < 12; user++) {
                journeys.add(random.ints(1 + random.nextInt(6), 0, 6)
                        .mapToObj(i -> "b" + i)
                        .toList());
            }
            TransitionGraph graph = TransitionGraph.of(journeys);
            String entry = graph.behaviours().get(0);
            String goal = graph.behaviours().get(graph.behaviours().size() - 1);
            double oracle = best(graph, entry, goal, new HashSet<>(), 2);
            Optional<GrowthPath> path = graph.bestPath(entry, goal, 2);
            assertThat(path.map(GrowthPath::probability).orElse(0.0)).isCloseTo(oracle, within(1e-12));
            Collections.shuffle(journeys, random);
            assertThat(TransitionGraph.of(journeys).bestPath(entry, goal, 2)).isEqualTo(path);
        }
    }

    private static double best(TransitionGraph graph, String from, String goal, Set<String> seen, long minCount) {
        if (from.equals(goal)) {
            return 1;
        }
        seen.add(from);
        double best = 0;
        for (String to : graph.behaviours()) {
            if (!seen.contains(to) && graph.count(from, to) >= minCount) {
                best = Math.max(best, graph.probability(from, to) * best(graph, to, goal, seen, minCount));
            }
        }
        seen.remove(from);
        return best;
    }

    @Test
    void unknownBehaviours_areNamed() {
        TransitionGraph graph = TransitionGraph.of(JOURNEYS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> graph.bestPath("open", "sings", 1))
                .withMessage("unknown behaviour 'sings'; did you mean sing?");
        assertThatIllegalArgumentException().isThrownBy(() -> graph.bestPath("open", "pay", 0));
    }

    @Test
    void aBehaviour_isOneOff_ifHalfOfTheDoersDidItOnce() {
        assertThat(BehaviourKind.of(0, 0, 0, 1, 1, 9)).isEqualTo(BehaviourKind.ONE_OFF);
        assertThat(BehaviourKind.of(1, 2)).isEqualTo(BehaviourKind.CONTINUOUS);
        assertThat(BehaviourKind.of(3, 2, 1)).isEqualTo(BehaviourKind.CONTINUOUS);
        assertThat(BehaviourKind.ONE_OFF.incentives())
                .containsExactly(Incentive.REWARD, Incentive.BENEFIT, Incentive.HONOUR);
        assertThat(BehaviourKind.CONTINUOUS.incentives()).contains(Incentive.STREAK);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BehaviourKind.of(0, 0))
                .withMessage("nobody among 2 users did it");
        assertThatIllegalArgumentException().isThrownBy(() -> BehaviourKind.of(-1));
    }
}
