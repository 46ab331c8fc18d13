package io.growth4j.features.aggregate;

import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.Dictionary;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.filter.EventFilter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The events of some rows as columns: those of row r are the entries {@code starts()[r]} to {@code ends()[r] − 1} of
 * every column, in time order. Events of equal time are ordered by their content, never by their arrival.
 *
 * <p>Rows of one user lie side by side by ascending instant and may share entries: if two neighbouring rows have the same
 * start, the later one continues the earlier, so a fold can go on from {@code ends()[r − 1]}.
 *
 * <p>All arrays are lent for the duration of {@link Aggregation#compute}, may be longer than what is used, and must not
 * be changed. Not thread-safe.
 */
public interface Runs {
    /**
     * How many rows there are.
     *
     * @return the number of rows
     */
    int rows();

    /**
     * Where each row starts.
     *
     * @return the first entry of each row
     */
    int[] starts();

    /**
     * Where each row ends.
     *
     * @return the entry after the last of each row
     */
    int[] ends();

    /**
     * How many events each row has; cheaper than {@link #starts} and {@link #ends} where nothing else is needed.
     *
     * @return the number of events, by row
     */
    int[] counts();

    /**
     * The instant of each row: all its events are before it.
     *
     * @return milliseconds since 1970-01-01T00:00Z, by row
     */
    long[] instants();

    /**
     * When each event happened.
     *
     * @return milliseconds since 1970-01-01T00:00Z, by entry
     */
    long[] times();

    /**
     * The calendar day of each event, in the zone of the analysis.
     *
     * @return days since 1970-01-01, by entry
     */
    int[] days();

    /**
     * The hour of the week of each event, by the wall clock in the zone of the analysis.
     *
     * @return 0 for the hour from Monday 00:00, to 167, by entry
     */
    int[] weekHours();

    /**
     * The calendar of the zone of the analysis.
     *
     * @return the calendar, weeks from Monday
     */
    PeriodCalendar calendar();

    /**
     * How a column is stored.
     *
     * @param column one of {@link Aggregation#columns()}
     * @return its type
     */
    ColumnType type(String column);

    /**
     * A column of whole numbers.
     *
     * @param column one of {@link Aggregation#columns()}
     * @return values by entry; {@code Absent.LONG} where there is none
     */
    long[] longs(String column);

    /**
     * A column of real numbers.
     *
     * @param column one of {@link Aggregation#columns()}
     * @return values by entry; NaN where there is none
     */
    double[] doubles(String column);

    /**
     * A column of texts.
     *
     * @param column one of {@link Aggregation#columns()}
     * @return codes by entry; {@code Absent.CODE} where there is none
     */
    int[] codes(String column);

    /**
     * The texts of a column.
     *
     * @param column a column of texts
     * @return its dictionary
     */
    Dictionary dictionary(String column);

    /**
     * All events of the same rows, before any filter and window.
     *
     * @return the unfiltered runs, equal rows
     */
    Runs all();

    /**
     * The events that a filter accepts, for the same rows.
     *
     * @param filter the filter; its columns must be among {@link Aggregation#columns()}
     * @return the filtered runs, made once per filter
     */
    Runs where(EventFilter filter);

    /**
     * A result over these runs that several aggregations share, computed when it is first asked for.
     *
     * @param <P> the pass
     * @param key names the pass; equal keys share one
     * @param create makes the pass
     * @return the pass, up to date
     */
    <P extends Pass> P pass(Object key, Supplier<P> create);

    /**
     * A pass over these runs that somebody has asked for before, in this partition or an earlier one: whoever can use a
     * larger pass that is made anyway saves one of its own.
     *
     * @param key identifies it
     * @param type what it is
     * @param <P> what it is
     * @return the pass, up to date; null if nobody asked for it
     */
    <P extends Pass> @Nullable P known(Object key, Class<P> type);
}
