package io.growth4j.features.internal.compute;

import io.growth4j.definition.PeriodCalendar;
import io.growth4j.event.Dictionary;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.features.aggregate.Pass;
import io.growth4j.features.aggregate.Runs;
import io.growth4j.features.filter.EventFilter;
import io.growth4j.features.window.Window;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs that live from partition to partition: what is derived from them (filters, windows, passes, calendar columns) is
 * made when it is first asked for in a partition, and its arrays are kept for the next one.
 */
public abstract sealed class Node implements Runs permits RootNode, FilterNode, WindowNode {
    private final Map<EventFilter, FilterNode> filtered = new HashMap<>();
    private final Map<Window, WindowNode> windowed = new HashMap<>();
    private final Map<Object, Cached> passes = new HashMap<>();
    private long version = -1;

    private static final class Cached {
        private final Pass pass;
        private long version = -1;

        private Cached(Pass pass) {
            this.pass = pass;
        }
    }

    /** The partition these runs were last brought up to date with. */
    public final long version() {
        return version;
    }

    /** Brings these runs up to date with a partition. */
    public final void refresh(long version) {
        if (this.version != version) {
            this.version = version;
            update();
        }
    }

    /** Reads the partition anew. */
    abstract void update();

    abstract RootNode root();

    /** How many entries the columns have, in rows or not. */
    abstract int entries();

    public final Node last(Window window) {
        if (window.length() == null) {
            return this;
        }
        WindowNode node = windowed.get(window);
        if (node == null) {
            node = new WindowNode(this, window);
            windowed.put(window, node);
        }
        node.refresh(version);
        return node;
    }

    @Override
    public final Node where(EventFilter filter) {
        if (filter.conditions().isEmpty()) {
            return this;
        }
        FilterNode node = filtered.get(filter);
        if (node == null) {
            node = new FilterNode(this, filter);
            filtered.put(filter, node);
        }
        node.refresh(version);
        return node;
    }

    @Override
    public final Runs all() {
        return root();
    }

    @Override
    public final <P extends Pass> P pass(Object key, Supplier<P> create) {
        @SuppressWarnings("unchecked")
        P pass = (P) upToDate(cached(key, create));
        return pass;
    }

    @Override
    public final <P extends Pass> @Nullable P known(Object key, Class<P> type) {
        Cached cached = passes.get(key);
        return cached == null ? null : type.cast(upToDate(cached));
    }

    /** Asked for often and made once: no lambda is allocated to look it up. */
    private Cached cached(Object key, Supplier<? extends Pass> create) {
        Cached cached = passes.get(key);
        if (cached == null) {
            cached = new Cached(create.get());
            passes.put(key, cached);
        }
        return cached;
    }

    private Pass upToDate(Cached cached) {
        if (cached.version != version) {
            cached.pass.run(this);
            cached.version = version;
        }
        return cached.pass;
    }

    @Override
    public final int rows() {
        return root().rowsOfRoot().count();
    }

    @Override
    public final long[] instants() {
        return root().rowsOfRoot().instants();
    }

    @Override
    public final PeriodCalendar calendar() {
        return root().calendarOfRoot();
    }

    @Override
    public final ColumnType type(String column) {
        return root().events().plan().type(column);
    }

    @Override
    public final Dictionary dictionary(String column) {
        return root().dictionaryOfRoot(column);
    }
}
