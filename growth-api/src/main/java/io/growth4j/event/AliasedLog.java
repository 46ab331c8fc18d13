package io.growth4j.event;

import io.growth4j.event.EventSchema.ColumnType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Another log whose users go by one name each. */
final class AliasedLog implements EventLog {
    private final EventLog log;
    private final Map<String, String> names = new HashMap<>();
    private final Map<Long, Long> numbers = new HashMap<>();

    AliasedLog(EventLog log, Map<String, String> aliases) {
        this.log = log;
        aliases.keySet().forEach(alias -> names.put(alias, resolve(alias, aliases)));
        if (log.schema().type(EventSchema.USER) == ColumnType.LONG) {
            names.forEach((alias, name) -> numbers.put(number(alias), number(name)));
        }
    }

    private static String resolve(String alias, Map<String, String> aliases) {
        Set<String> seen = new LinkedHashSet<>();
        String name = alias;
        while (aliases.containsKey(name)) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("aliases " + seen + " go round in a circle: no name is the last");
            }
            name = aliases.get(name);
        }
        return name;
    }

    private static Long number(String user) {
        try {
            return Long.valueOf(user);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("alias '" + user + "' of a log whose users are numbers", e);
        }
    }

    @Override
    public EventSchema schema() {
        return log.schema();
    }

    @Override
    public EventCursor read() {
        return new Cursor(log.read());
    }

    @Override
    public EventCursor read(Set<String> columns) {
        return new Cursor(log.read(columns));
    }

    @Override
    public OptionalLong size() {
        return log.size();
    }

    @Override
    public RejectedRows rejectedRows() {
        return log.rejectedRows();
    }

    @Override
    public void close() {
        log.close();
    }

    private final class Cursor implements EventCursor {
        private final EventCursor cursor;
        private final Dictionary users = new Dictionary();
        private int[] codeHere = {};

        Cursor(EventCursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public @Nullable EventBatch next() {
            EventBatch batch = cursor.next();
            return batch == null ? null : renamed(batch);
        }

        private EventBatch renamed(EventBatch batch) {
            EventBatch renamed = new EventBatch(schema(), 0, dictionaries(batch));
            int slot = 0;
            for (ColumnType type : schema().columns().values()) {
                switch (type) {
                    case LONG -> renamed.lend(slot, batch.longs(slot));
                    case DOUBLE -> renamed.lend(slot, batch.doubles(slot));
                    case TEXT -> renamed.lend(slot, batch.codes(slot));
                }
                slot++;
            }
            renamed.lend(EventSchema.USER_SLOT, users(batch));
            renamed.size(batch.size());
            return renamed;
        }

        private Dictionary[] dictionaries(EventBatch batch) {
            Dictionary[] dictionaries = new Dictionary[schema().columns().size()];
            int slot = 0;
            for (ColumnType type : schema().columns().values()) {
                dictionaries[slot] = type == ColumnType.TEXT ? batch.dictionary(slot) : users;
                slot++;
            }
            dictionaries[EventSchema.USER_SLOT] = users;
            return dictionaries;
        }

        private Object users(EventBatch batch) {
            if (schema().type(EventSchema.USER) == ColumnType.LONG) {
                return Arrays.stream(batch.longs(EventSchema.USER_SLOT), 0, batch.size())
                        .map(user -> numbers.getOrDefault(user, user))
                        .toArray();
            }
            learn(batch.dictionary(EventSchema.USER_SLOT));
            return Arrays.stream(batch.codes(EventSchema.USER_SLOT), 0, batch.size())
                    .map(user -> codeHere[user])
                    .toArray();
        }

        private void learn(Dictionary source) {
            int known = codeHere.length;
            codeHere = Arrays.copyOf(codeHere, source.size());
            for (int code = known; code < codeHere.length; code++) {
                String name = source.text(code);
                codeHere[code] = users.add(names.getOrDefault(name, name));
            }
        }

        @Override
        public boolean isLasting() {
            return cursor.isLasting();
        }

        @Override
        public void close() {
            cursor.close();
        }
    }
}
