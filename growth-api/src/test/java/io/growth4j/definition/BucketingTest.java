package io.growth4j.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BucketingTest {
    private static final Bucketing HOLDOUT = Bucketing.of("holdout-2024");

    @Test
    void bucketsOfReleasedVersions_neverChange() {
        assertThat(HOLDOUT.bucket(0)).isEqualTo(7112);
        assertThat(HOLDOUT.bucket(42)).isEqualTo(4555);
        assertThat(HOLDOUT.bucket(-7)).isEqualTo(1806);
        assertThat(HOLDOUT.bucket("alice")).isEqualTo(4861);
        assertThat(HOLDOUT.bucket("a much longer user id, with 49 characters, say 49"))
                .isEqualTo(2025);
        assertThat(HOLDOUT.bucket("用户")).isEqualTo(2957);
        assertThat(HOLDOUT.hash(42)).isEqualTo(8402992870920552712L);
    }

    @Property(seed = "1")
    void number_hasTheBucketOfItsDecimalText(@ForAll long userId) {
        assertThat(HOLDOUT.hash(Long.toString(userId))).isEqualTo(HOLDOUT.hash(userId));
    }

    @Test
    void extremeNumbers_haveTheBucketOfTheirText() {
        assertThat(HOLDOUT.hash("9223372036854775807")).isEqualTo(HOLDOUT.hash(Long.MAX_VALUE));
        assertThat(HOLDOUT.hash("-9223372036854775808")).isEqualTo(HOLDOUT.hash(Long.MIN_VALUE));
    }

    @Test
    void textThatIsNoPlainNumber_staysText() {
        for (String text :
                new String[] {"042", "-0", "+42", "42 ", "-", "9223372036854775808", "-9223372036854775809"}) {
            assertThat(HOLDOUT.hash(text))
                    .as(text)
                    .isNotEqualTo(HOLDOUT.hash(42))
                    .isNotEqualTo(HOLDOUT.hash(0));
        }
    }

    @Test
    void buckets_areUniformForConsecutiveNumbersAndTexts() {
        int users = 1_000_000;
        assertThat(chiSquare(IntStream.range(0, users).map(HOLDOUT::bucket).toArray(), 100))
                .isBetween(50.0, 170.0);
        int[] texts =
                IntStream.range(0, users).map(i -> HOLDOUT.bucket("user-" + i)).toArray();
        assertThat(chiSquare(texts, 100)).isBetween(50.0, 170.0);
    }

    @Test
    void buckets_ofTwoSaltsAreIndependent() {
        Bucketing other = Bucketing.of("experiment");
        int[] pairs = IntStream.range(0, 500_000)
                .map(i -> HOLDOUT.bucket(i) / 1000 * 1000 + other.bucket(i) / 1000 * 100)
                .toArray();
        assertThat(chiSquare(pairs, 100)).isBetween(50.0, 170.0);
    }

    private static double chiSquare(int[] buckets, int cells) {
        long[] counts = new long[cells];
        for (int bucket : buckets) {
            counts[bucket * cells / Bucketing.BUCKETS]++;
        }
        double expected = (double) buckets.length / cells;
        double sum = 0;
        for (long count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    @Test
    void emptySalt_isRefused() {
        assertThatThrownBy(() -> Bucketing.of(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("salt");
    }

    @Test
    void bucketings_areEqualByTheirSalt() {
        assertThat(Bucketing.of("a")).isEqualTo(Bucketing.of("a")).isNotEqualTo(Bucketing.of("b"));
        assertThat(Bucketing.of("a").toJson()).isEqualTo("{\"kind\":\"Bucketing\",\"salt\":\"a\"}");
    }
}
