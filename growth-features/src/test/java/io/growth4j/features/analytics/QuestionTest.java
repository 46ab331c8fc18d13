package io.growth4j.features.analytics;

import io.growth4j.definition.Granularity;
import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.EventCatalog;
import io.growth4j.event.EventType;
import io.growth4j.features.analytics.Funnel.Attempts;
import io.growth4j.features.analytics.Funnel.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Nested;

/** Every question keeps the contract. */
class QuestionTest {
    private static final PeriodCalendar KOLKATA = PeriodCalendar.of(ZoneId.of("Asia/Kolkata"));
    private static final List<EventSelection> SELECTIONS = List.of(
            EventSelection.any(),
            EventSelection.of(EventType.VIEW, EventType.CART),
            EventSelection.of(EventType.PURCHASE),
            EventSelection.activities(EventCatalog.standard()));
    private static final Income INCOME = Income.of(EventCatalog.standard());

    private static EventSelection some(Random random) {
        return SELECTIONS.get(random.nextInt(SELECTIONS.size()));
    }

    private static PeriodCalendar calendar(Random random) {
        return random.nextBoolean() ? RandomLogs.NEW_YORK : KOLKATA;
    }

    private static Granularity granularity(Random random) {
        return Granularity.values()[random.nextInt(4)];
    }

    private static Instant from(Random random) {
        return RandomLogs.START.plus(Duration.ofHours(random.nextInt(24 * 20) - 48));
    }

    @Group
    @Nested
    class RetentionQuestion extends QuestionContract<RetentionMatrix> {
        @Override
        HistoryQuestion<RetentionMatrix> question(Random random) {
            return RetentionTest.question(random.nextInt(99_999));
        }

        @Override
        String text(RetentionMatrix answer) {
            StringBuilder cells = new StringBuilder(answer.toTable().toCsv());
            for (int row = 0; row < answer.cohorts(); row++) {
                cells.append('\n').append(answer.size(row));
                for (int column = 0; column < answer.columns(); column++) {
                    cells.append(' ').append(answer.count(row, column));
                }
            }
            return cells.toString();
        }
    }

    @Group
    @Nested
    class GrowthQuestion extends QuestionContract<GrowthAccounts> {
        @Override
        HistoryQuestion<GrowthAccounts> question(Random random) {
            return GrowthAccounting.of(
                            calendar(random),
                            granularity(random),
                            some(random),
                            from(random),
                            1 + random.nextInt(random.nextInt(8) == 0 ? 3000 : 20))
                    .withNew(NewDefinition.values()[random.nextInt(4)]);
        }

        @Override
        String text(GrowthAccounts answer) {
            return answer.periods().toString();
        }
    }

    @Group
    @Nested
    class RevenueQuestion extends QuestionContract<RevenueAccounts> {
        @Override
        HistoryQuestion<RevenueAccounts> question(Random random) {
            return new RevenueAccounting(
                    calendar(random), granularity(random), INCOME, from(random), 1 + random.nextInt(20));
        }

        @Override
        String text(RevenueAccounts answer) {
            return answer.periods().toString();
        }
    }

    @Group
    @Nested
    class StickinessQuestion extends QuestionContract<StickinessCurve> {
        @Override
        HistoryQuestion<StickinessCurve> question(Random random) {
            return new Stickiness(
                    calendar(random), granularity(random), some(random), from(random), 1 + random.nextInt(30));
        }

        @Override
        String text(StickinessCurve answer) {
            return answer.toTable().toCsv() + answer.meanActive();
        }
    }

    @Group
    @Nested
    class SeriesQuestion extends QuestionContract<BusinessNumbers> {
        @Override
        HistoryQuestion<BusinessNumbers> question(Random random) {
            return new BusinessSeries(
                    calendar(random), granularity(random), some(random), INCOME, from(random), 1 + random.nextInt(9));
        }

        @Override
        String text(BusinessNumbers answer) {
            return answer.periods().toString();
        }
    }

    @Group
    @Nested
    class CohortValueQuestion extends QuestionContract<CohortValues> {
        @Override
        HistoryQuestion<CohortValues> question(Random random) {
            return new CohortValue(
                    calendar(random), granularity(random), some(random), INCOME, from(random), 4, random.nextInt(9));
        }

        @Override
        String text(CohortValues answer) {
            return answer.toTable().toCsv()
                    + IntStream.range(0, 4)
                            .mapToObj(row -> " " + answer.cumulativeMinor(row, 0))
                            .toList();
        }
    }

    @Group
    @Nested
    class ReturnCurveQuestion extends QuestionContract<ReturnRates> {
        @Override
        HistoryQuestion<ReturnRates> question(Random random) {
            return new ReturnCurve(calendar(random), some(random), 1 + random.nextInt(9), 2 + random.nextInt(20));
        }

        @Override
        String text(ReturnRates answer) {
            return answer.toTable().toCsv();
        }
    }

    @Group
    @Nested
    class FunnelQuestion extends QuestionContract<FunnelCounts> {
        @Override
        HistoryQuestion<FunnelCounts> question(Random random) {
            Order order = Order.values()[random.nextInt(3)];
            return Funnel.of(
                            Duration.ofHours(1 + random.nextInt(200)),
                            EventSelection.of(EventType.VIEW),
                            EventSelection.of(EventType.CART),
                            EventSelection.of(EventType.PURCHASE))
                    .with(order)
                    .with(Attempts.values()[random.nextInt(2)]);
        }

        @Override
        String text(FunnelCounts answer) {
            return answer.toTable().toCsv() + answer.closedConversion();
        }
    }

    @Group
    @Nested
    class DriversQuestion extends QuestionContract<DriverRanking> {
        @Override
        HistoryQuestion<DriverRanking> question(Random random) {
            return new RetentionDrivers(
                    calendar(random),
                    Granularity.DAY,
                    some(random),
                    some(random),
                    1 + random.nextInt(3),
                    from(random),
                    9);
        }

        @Override
        String text(DriverRanking answer) {
            return answer.drivers().toString();
        }
    }

    @Group
    @Nested
    class PathsQuestion extends QuestionContract<PathCounts> {
        @Override
        HistoryQuestion<PathCounts> question(Random random) {
            return new GrowthPaths(some(random), Duration.ofHours(1 + random.nextInt(90)));
        }

        @Override
        String text(PathCounts answer) {
            return answer.toTable().toCsv();
        }
    }
}
