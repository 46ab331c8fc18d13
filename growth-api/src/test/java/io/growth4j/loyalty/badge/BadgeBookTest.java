package io.growth4j.loyalty.badge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.EventType;
import io.growth4j.loyalty.badge.BadgeRule.Accumulation;
import io.growth4j.loyalty.badge.BadgeRule.Exploration;
import io.growth4j.loyalty.badge.BadgeRule.Streak;
import io.growth4j.loyalty.badge.BadgeSignal.Kind;
import io.growth4j.loyalty.badge.LimitedBadge.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BadgeBookTest {
    private static final EventType SCORE = new EventType("score");
    private static final Set<EventType> SCORES = Set.of(SCORE);
    private static final BadgePeriod FIFTY = new BadgePeriod.Fixed(Duration.ofMillis(50));
    private static final Streak STREAK = Streak.consecutive("streak", SCORES, FIFTY, 80, List.of(3L, 5L));
    private static final long[][] FIVE_PERIODS = {
        {100, 75}, {144, 63}, {156, 57}, {187, 88}, {205, 26}, {235, 96}, {265, 91}, {312, 80}
    };
    private static final long[][] AFTER_A_GAP = {{356, 2}, {431, 95}, {477, 88}, {501, 88}};

    private static BadgeEvent event(long at, long value) {
        return new BadgeEvent("e" + at + "/" + value, "u", SCORE, Instant.ofEpochMilli(at), value, "item" + value);
    }

    private static List<BadgeEvent> events(long[][]... parts) {
        List<BadgeEvent> events = new ArrayList<>();
        for (long[][] part : parts) {
            for (long[] event : part) {
                events.add(event(event[0], event[1]));
            }
        }
        return events;
    }

    private static List<List<Long>> streaks(BadgeBook book) {
        return book.badges().stream()
                .map(badge -> List.of(
                        badge.level(),
                        badge.firstPeriod().toEpochMilli(),
                        badge.lastPeriod().toEpochMilli()))
                .toList();
    }

    private static BadgeBook book(BadgeRule... rules) {
        return new BadgeBook("u", List.of(rules));
    }

    @Test
    void streaksInAnyOrderOfArrival_equalThePublishedOnes() {
        List<BadgeEvent> events = events(FIVE_PERIODS, AFTER_A_GAP);
        Random random = new Random(11);
        for (int order = 0; order < 100; order++) {
            BadgeBook book = book(STREAK);
            events.forEach(book::accept);
            assertThat(streaks(book))
                    .containsExactly(List.of(3L, 100L, 200L), List.of(5L, 100L, 300L), List.of(3L, 400L, 500L));
            Collections.shuffle(events, random);
        }
    }

    @Test
    void lateCorrection_revokesOnlyTheLongerStreak() {
        BadgeBook book = book(STREAK);
        events(FIVE_PERIODS).forEach(book::accept);
        List<BadgeSignal> signals = book.accept(event(275, -88));
        assertThat(signals).extracting(BadgeSignal::kind).containsExactly(Kind.REVOKED);
        assertThat(signals.get(0).badge().level()).isEqualTo(5);
        assertThat(streaks(book)).containsExactly(List.of(3L, 100L, 200L));
        assertThat(book.accept(event(276, 88))).extracting(BadgeSignal::kind).containsExactly(Kind.AWARDED);
    }

    @Test
    void badge_namesTheEventsThatEarnedIt() {
        BadgeBook book = book(STREAK);
        events(FIVE_PERIODS).forEach(book::accept);
        assertThat(book.badges().get(0).evidence())
                .containsExactly("e100/75", "e144/63", "e156/57", "e187/88", "e205/26", "e235/96");
        assertThat(book.badges().get(0).at()).isEqualTo(Instant.ofEpochMilli(235));
    }

    @Test
    void streakWithGaps_countsPeriodsWithinItsWindow() {
        Streak rule = new Streak("loose", SCORES, BadgeStyle.STANDARD, FIFTY, 1, List.of(3L), 5);
        BadgeBook book = book(rule);
        List.of(event(0, 1), event(100, 1), event(200, 1)).forEach(book::accept);
        assertThat(streaks(book)).containsExactly(List.of(3L, 0L, 200L));
        BadgeBook wide = book(rule);
        List.of(event(0, 1), event(100, 1), event(250, 1)).forEach(wide::accept);
        assertThat(wide.badges()).isEmpty();
    }

    @Test
    void dayStreak_acrossAClockChange_countsCalendarDays() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        BadgePeriod days = new BadgePeriod.Calendar(Granularity.DAY, PeriodCalendar.of(berlin));
        BadgeBook book = book(Streak.consecutive("days", SCORES, days, 1, List.of(3L)));
        for (int day = 28; day <= 30; day++) {
            Instant late =
                    LocalDate.of(2026, 3, day).atTime(23, 30).atZone(berlin).toInstant();
            book.accept(event(late.toEpochMilli(), 1));
        }
        assertThat(book.badges()).hasSize(1);
        assertThat(book.badges().get(0).firstPeriod()).isEqualTo("2026-03-27T23:00:00Z");
    }

    @Test
    void exploration_isEarnedOnceByTheFirstEvent_alsoIfThatComesLate() {
        BadgeBook book = book(new Exploration("first", SCORES, BadgeStyle.STANDARD));
        assertThat(book.next()).containsExactly(new NextBadge("first", 1, 0));
        assertThat(book.accept(event(50, 1))).extracting(BadgeSignal::kind).containsExactly(Kind.AWARDED);
        assertThat(book.accept(event(70, 1))).isEmpty();
        assertThat(book.accept(event(20, 1))).extracting(BadgeSignal::kind).containsExactly(Kind.CHANGED);
        assertThat(book.badges()).singleElement().satisfies(badge -> {
            assertThat(badge.at()).isEqualTo(Instant.ofEpochMilli(20));
            assertThat(badge.evidence()).containsExactly("e20/1");
        });
        assertThat(book.next()).isEmpty();
    }

    @Test
    void accumulation_reachesItsLevels_andShowsTheNext() {
        for (Measure measure : Measure.values()) {
            Accumulation rule =
                    new Accumulation("much", SCORES, BadgeStyle.STANDARD, measure, List.of(2L, 4L, 99L), null);
            BadgeBook book = book(rule);
            IntStream.range(0, 4).forEach(i -> book.accept(event(i, measure == Measure.DISTINCT ? i : 1)));
            book.accept(event(10, measure == Measure.DISTINCT ? 0 : 0));
            assertThat(book.badges()).extracting(Badge::level).containsExactly(2L, 4L);
            assertThat(book.badges().get(1).evidence()).hasSize(4);
            assertThat(book.next().get(0).missing()).isEqualTo(measure == Measure.COUNT ? 94 : 95);
        }
    }

    @Test
    void accumulationWithPeriods_startsAnewInEach() {
        BadgeBook book = book(new Accumulation("daily", SCORES, BadgeStyle.STANDARD, Measure.SUM, List.of(10L), FIFTY));
        List.of(event(0, 6), event(49, 4), event(50, 9), event(100, 10)).forEach(book::accept);
        assertThat(streaks(book)).containsExactly(List.of(10L, 0L, 0L), List.of(10L, 100L, 100L));
        assertThat(book.next()).isEmpty();
    }

    @Test
    void badgeThatIsNotRevocable_stays() {
        BadgeStyle forever = new BadgeStyle(3, true, false, Duration.ofDays(30));
        BadgeBook book = book(new Accumulation("sum", SCORES, forever, Measure.SUM, List.of(10L), null));
        book.accept(event(1, 10));
        assertThat(book.accept(event(0, -5))).isEmpty();
        assertThat(book.badges()).hasSize(1);
        assertThat(book.badges().get(0).expiresAt())
                .isEqualTo(Instant.ofEpochMilli(1).plus(Duration.ofDays(30)));
        assertThat(book.next()).isEmpty();
        BadgeBook revocable =
                book(new Accumulation("sum", SCORES, BadgeStyle.STANDARD, Measure.SUM, List.of(10L), null));
        revocable.accept(event(1, 10));
        assertThat(revocable.accept(event(0, -5))).extracting(BadgeSignal::kind).containsExactly(Kind.REVOKED);
    }

    @Test
    void sameEventTwice_changesNothing_andWithOtherContentIsRefused() {
        BadgeBook book = book(STREAK);
        book.accept(event(1, 5));
        assertThat(book.accept(event(1, 5))).isEmpty();
        BadgeEvent other = new BadgeEvent("e1/5", "u", SCORE, Instant.ofEpochMilli(2), 5, "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.accept(other))
                .withMessageContaining("an id of its own");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.accept(new BadgeEvent("x", "v", SCORE, Instant.EPOCH, 1, "")))
                .withMessageContaining("of user 'v'");
    }

    @Test
    void limitedBadge_goesToTheFirstByClock_andNeverBeyondTheQuota() {
        LimitedBadge badge = new LimitedBadge("opening", SCORES, Instant.ofEpochMilli(10), Instant.ofEpochMilli(20), 2);
        List<BadgeEvent> events = new ArrayList<>();
        for (String user : List.of("c", "a", "b", "late", "early")) {
            long at = user.equals("late") ? 20 : user.equals("early") ? 9 : 15;
            events.add(new BadgeEvent("e-" + user, user, SCORE, Instant.ofEpochMilli(at), 1, ""));
        }
        assertThat(badge.settle(events))
                .extracting(LimitedBadge.Claim::userId, LimitedBadge.Claim::verdict)
                .containsExactly(tuple("a", Verdict.ISSUED), tuple("b", Verdict.ISSUED), tuple("c", Verdict.REJECTED));
        LimitedIssue issue = badge.open();
        assertThat(events.stream().map(issue::offer).map(LimitedBadge.Claim::verdict))
                .containsExactly(
                        Verdict.ISSUED, Verdict.ISSUED, Verdict.REJECTED, Verdict.NOT_ELIGIBLE, Verdict.NOT_ELIGIBLE);
        assertThat(issue.offer(events.get(0)).verdict()).isEqualTo(Verdict.ISSUED);
        assertThat(issue.left()).isZero();
    }

    @Test
    void limitedBadge_offeredByManyThreads_isIssuedExactlyToItsQuota() {
        LimitedIssue issue = new LimitedBadge("rush", SCORES, Instant.EPOCH, Instant.ofEpochMilli(1), 100).open();
        long issued = IntStream.range(0, 1000)
                .parallel()
                .mapToObj(i -> issue.offer(new BadgeEvent("e" + i, "u" + i % 500, SCORE, Instant.EPOCH, 1, "")))
                .filter(claim -> claim.verdict() == Verdict.ISSUED)
                .map(LimitedBadge.Claim::userId)
                .distinct()
                .count();
        assertThat(issued).isEqualTo(100);
    }

    @Test
    void wrongRules_areRefusedWithTheReason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LimitedBadge("x", SCORES, Instant.EPOCH, Instant.MAX, 0))
                .withMessageContaining("quota 0")
                .withMessageContaining("nobody could earn it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LimitedBadge("x", SCORES, Instant.EPOCH, Instant.EPOCH, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Streak.consecutive("x", SCORES, FIFTY, 1, List.of(3L, 3L)))
                .withMessageContaining("do not rise");
        assertThatIllegalArgumentException().isThrownBy(() -> Streak.consecutive("x", SCORES, FIFTY, 1, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Streak("x", SCORES, BadgeStyle.STANDARD, FIFTY, 1, List.of(5L), 4))
                .withMessageContaining("that cannot be");
        assertThatIllegalArgumentException().isThrownBy(() -> new Exploration("x", Set.of(), BadgeStyle.STANDARD));
        assertThatIllegalArgumentException().isThrownBy(() -> new Exploration(" ", SCORES, BadgeStyle.STANDARD));
        assertThatIllegalArgumentException().isThrownBy(() -> new BadgePeriod.Fixed(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new BadgeStyle(0, false, true, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new BadgeEvent("", "u", SCORE, Instant.EPOCH, 1, ""));
    }
}
