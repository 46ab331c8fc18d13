package io.growth4j.segment.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.growth4j.segment.rule.Decision;
import io.growth4j.user.UserTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedRangesTest {
    private static final NamedRangeRule RULE = NamedRanges.standard()
            .rule(RfmScoring.given(
                            List.of(10.0, 20.0, 30.0, 40.0), List.of(2.0, 3.0, 4.0, 5.0), List.of(2.0, 3.0, 4.0, 5.0))
                    .rule());

    @ParameterizedTest
    @CsvSource({
        "5, 5, 5, Champions",
        "5, 5, 4, Potential Loyalist",
        "2, 2, 2, Loyal Customers",
        "3, 2, 5, Promising",
        "5, 2, 1, New Customers",
        "1, 3, 4, Can't Lose Them",
        "1, 5, 4, At Risk",
        "1, 5, 3, Need Attention",
        "3, 1, 1, About To Sleep",
        "1, 1, 1, Lost",
        "2, 1, 5, Others"
    })
    void eachScore_hasTheNameOfTheFirstRangeThatHoldsIt(int r, int f, int m, String name) {
        assertThat(NamedRanges.standard().name(new RfmScore(r, f, m))).isEqualTo(name);
    }

    @Test
    void overlappingRanges_areDecidedByTheirOrder() {
        NamedRange all = new NamedRange("All", 1, 5, 1, 5, 1, 5);
        NamedRange best = new NamedRange("Best", 5, 5, 5, 5, 5, 5);
        RfmScore score = new RfmScore(5, 5, 5);
        assertThat(new NamedRanges(List.of(best, all)).name(score)).isEqualTo("Best");
        assertThat(new NamedRanges(List.of(all, best)).name(score)).isEqualTo("All");
    }

    @Test
    void theRule_namesUsers_andSaysWhy() {
        UserTable users = Users.bought(new long[] {35, 1}, new long[] {1, 0}, new long[] {9, 0});
        Decision<String> decision = RULE.bind(users.schema());
        assertThat(decision.decide(users.row(0))).isEqualTo("Others");
        assertThat(decision.explain(users.row(0)))
                .isEqualTo("Others: no range holds the score; 215: days_since_order 35 in [30, 40), "
                        + "orders 1 in (-∞, 2), revenue_minor 9 in [5, ∞)");
        assertThat(decision.decide(users.row(1))).isEqualTo("No purchase");
        UserTable lost = Users.bought(new long[] {99}, new long[] {1}, new long[] {1});
        assertThat(decision.explain(lost.row(0)))
                .startsWith("Lost: first range that holds the score is Lost (R 1-1, F 1-5, M 1-5); 111: ");
    }

    @Test
    void outcomes_areTheNames_thenOthers_thenNoPurchase() {
        assertThat(RULE.outcomes()).hasSize(12).startsWith("Champions").endsWith("Lost", "Others", "No purchase");
        assertThat(RULE.features()).isEqualTo(RfmInputs.standard().features());
    }

    @Test
    void badRanges_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NamedRange("X", 3, 2, 1, 5, 1, 5))
                .withMessage("'X': recency scores 3 to 2 are not a range within 1 to 9");
        assertThatIllegalArgumentException().isThrownBy(() -> new NamedRange("X", 1, 2, 0, 5, 1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new NamedRange(" ", 1, 2, 1, 5, 1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new NamedRanges(List.of()));
    }
}
