package io.growth4j.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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
        assertThat(HOLDOUT.bucket("alice")).isEqualTo(603);
        assertThat(HOLDOUT.bucket("a much longer user id, with 49 characters, say 49"))
                .isEqualTo(2076);
        assertThat(HOLDOUT.bucket("用户")).isEqualTo(8760);
        assertThat(HOLDOUT.hash(42)).isEqualTo(8402992870920552712L);
        assertThat(Bucketing.number("alice")).isEqualTo(-5673720744968037227L);
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

    /** All pairs of twenty salts, names in a row and names alike among them, for users by number and by text. */
    @Test
    void buckets_ofAnyTwoSaltsAreIndependent() {
        Bucketing[] salts = IntStream.range(0, 20)
                .mapToObj(i -> Bucketing.of(i < 10 ? "experiment " + i : "x".repeat(i)))
                .toArray(Bucketing[]::new);
        long[] users = LongStream.range(0, 20_000)
                .map(i -> i < 10_000 ? i : Bucketing.number("user-" + i))
                .toArray();
        double sum = 0;
        double most = 0;
        int pairs = 0;
        for (int i = 0; i < salts.length; i++) {
            for (int j = 0; j < i; j++) {
                double statistic = independence(salts[i], salts[j], users);
                sum += statistic;
                most = Math.max(most, statistic);
                pairs++;
            }
        }
        // χ² with 99 degrees of freedom: mean 99, deviation 14.1; 190 pairs move their mean by 1.02.
        assertThat(sum / pairs).isBetween(99 - 4.0, 99 + 4.0);
        assertThat(most).isLessThan(170);
    }

    private static double independence(Bucketing a, Bucketing b, long[] users) {
        int[] cells = LongStream.of(users)
                .mapToInt(user -> a.bucket(user) / 1000 * 1000 + b.bucket(user) / 1000 * 100)
                .toArray();
        return chiSquare(cells, 100);
    }

    @Test
    void textsThatDifferInOnePlace_haveNumbersOfTheirOwn() {
        String id = "0f8fad5b-d9cb-469f-a165-70867728950e";
        Set<Long> numbers = new HashSet<>(Set.of(Bucketing.number(id), Bucketing.number(id + " ")));
        for (int i = 0; i < id.length(); i++) {
            numbers.add(Bucketing.number(id.substring(0, i)));
            for (char other : "xyz\u0100\u4e2d".toCharArray()) {
                numbers.add(Bucketing.number(id.substring(0, i) + other + id.substring(i + 1)));
            }
        }
        assertThat(numbers).hasSize(2 + id.length() * 6);
        assertThat(Bucketing.number(new StringBuilder(id))).isEqualTo(Bucketing.number(id));
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
