package io.growth4j.features.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.EventCursor;
import io.growth4j.event.EventLog;
import io.growth4j.event.RejectedRows;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcSourceTest {
    private static final EventMapping MAPPING =
            EventMapping.parse("user=u,time=t,type=k,amount=a,attribute.p=p,zone=Europe/Berlin");

    private Duck duck;

    @BeforeEach
    void fill() throws SQLException {
        duck = new Duck();
        duck.run("create table e(u bigint, t timestamp, z timestamptz, d date, k varchar, a decimal(10,2), p double)");
        duck.run("insert into e values (7, '2025-07-01 12:00:00.5', '2025-07-01 12:00:00+02', '2025-07-01', 'view',"
                + " 12.34, 0.5), (8, '2025-01-01', '2025-01-01 00:00:00Z', '2025-01-01', 'buy', null, null),"
                + " (9, null, null, null, 'buy', 1, 1)");
    }

    @AfterEach
    void everyConnectionWasGivenBack() throws SQLException {
        for (Connection connection : duck.lent) {
            assertThat(connection.isClosed()).isTrue();
        }
        duck.close();
    }

    @Test
    void rows_becomeEvents() {
        EventLog log = EventSources.jdbc(duck.source(), "select * from e order by u", MAPPING);
        assertThat(Logs.rows(log)).containsExactly("7 1751364000500 view 1234 0.5", "8 1735686000000 buy - NaN");
        assertThat(Logs.rows(log)).hasSize(2);
        assertThat(log.rejectedRows().samples())
                .containsExactly(new RejectedRows.Sample(3, "column 't' = '' is empty: every event needs one"));
    }

    @Test
    void timesWithZone_keepTheirInstant_datesStartInTheMappingsZone() {
        EventMapping mapping = EventMapping.parse("user=u:text,time=z,known_at=d,type='x',zone=Europe/Berlin");
        EventLog log = EventSources.jdbc(duck.source(), "select * from e where u < 9 order by u", mapping);
        assertThat(Logs.rows(log))
                .containsExactly("7 1751364000000 x 1751320800000", "8 1735689600000 x 1735686000000");
    }

    @Test
    void manyRows_comeInSeveralBatches() {
        String sql = "select range as u, to_timestamp(range) as t, 'view' as k from range(20000)";
        EventLog log = EventSources.jdbc(duck.source(), sql, EventMapping.parse("user=u,time=t,type=k"));
        assertThat(Logs.count(log)).isEqualTo(20_000);
    }

    @Test
    void unknownColumn_isRefusedWithNearMisses() {
        assertThatThrownBy(() -> EventSources.jdbc(duck.source(), "select u as user_id, t, k, a, p from e", MAPPING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown column in the query 'u'")
                .hasMessageContaining("user_id");
    }

    @Test
    void badQuery_isAnUncheckedIoExceptionWithTheDatabasesReason() {
        assertThatThrownBy(() -> EventSources.jdbc(duck.source(), "select * from nowhere", MAPPING))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nowhere")
                .rootCause()
                .isInstanceOf(SQLException.class);
    }

    @Test
    void failFast_endsThePass() {
        EventMapping strict = EventMapping.parse("user=u,time=t,type=k,failFast=true");
        EventLog log = EventSources.jdbc(duck.source(), "select * from e order by u", strict);
        try (EventCursor cursor = log.read()) {
            assertThatThrownBy(cursor::next)
                    .hasMessageContaining("the query, row 3")
                    .hasMessageContaining("'t'");
        }
    }
}
