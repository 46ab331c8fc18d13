package io.growth4j.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.bench.micro.RandomUsers;
import io.growth4j.segment.Segmenter;
import io.growth4j.segment.Segmenters;
import io.growth4j.segment.UserSegments;
import io.growth4j.user.UserSnapshot;
import org.junit.jupiter.api.Test;

class SegmentAllocationTest {
    private int sink;

    @Test
    void segmentingOneUser_allocatesNothing() {
        UserSnapshot[] users = RandomUsers.of(1024);
        Segmenter<UserSegments> segmenter = Segmenters.standard();

        double bytes = Allocations.perCall(
                i -> sink += segmenter.segment(users[(int) i & 1023]).tier().ordinal());

        assertThat(bytes).isZero();
        assertThat(sink).isPositive();
    }
}
