package io.growth4j.segment.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.growth4j.event.Absent;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentSummaryTest {
    private static final UserTable USERS = Users.bought(
            new long[] {1, 2, 3, 4}, new long[] {2, 3, Absent.LONG, 1}, new long[] {100, 300, Absent.LONG, -50});

    private static List<SegmentSummary<String>> of(List<String> segments, List<String> groups) {
        return SegmentSummary.of(segments, groups::get, USERS, StandardFeatures.ORDERS, StandardFeatures.REVENUE_MINOR);
    }

    @Test
    void groupsAreSummedUp_andEmptyOnesShown() {
        List<SegmentSummary<String>> summaries = of(List.of("A", "B", "C"), List.of("A", "A", "B", "A"));
        assertThat(summaries)
                .containsExactly(
                        new SegmentSummary<>("A", 3, 6, 350),
                        new SegmentSummary<>("B", 1, 0, 0),
                        new SegmentSummary<>("C", 0, 0, 0));
        assertThat(summaries.get(0).averageOrderMinor()).isEqualTo(350.0 / 6);
        assertThat(summaries.get(1).averageOrderMinor()).isNaN();
        assertThat(SegmentSummary.toTable("RFM", summaries).rows().get(1))
                .isEqualTo(Arrays.asList("B", 1L, 0L, 0L, null));
    }

    @Test
    void aGroupThatIsNotListed_isNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(List.of("A"), List.of("A", "Z", "A", "A")))
                .withMessage("segment Z is not among [A]");
    }
}
