package io.growth4j.features.definition;

import io.growth4j.definition.UnknownName;
import io.growth4j.event.EventType;
import io.growth4j.features.window.Window;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of their canonical JSON: the way back from {@code CanonicalJson}. It makes only records that were named
 * to it, and those that their components are declared to be, so that no text can ask for a class of its own; what a record
 * refuses, it refuses here too.
 */
final class RecordReader {
    private static final String KIND = "kind";

    private final Map<Class<?>, Map<String, Class<?>>> families = new HashMap<>();

    /** Allows some records where a type is asked for. */
    RecordReader allow(Class<?> family, Iterable<? extends Class<?>> records) {
        Map<String, Class<?>> byName = families.computeIfAbsent(family, key -> new LinkedHashMap<>());
        for (Class<?> type : records) {
            if (!type.isRecord()) {
                throw new IllegalArgumentException(type.getName() + " is no record: it cannot be read from JSON");
            }
            Class<?> before = byName.putIfAbsent(type.getSimpleName(), type);
            if (before != null && before != type) {
                throw new IllegalArgumentException("two classes are named '" + type.getSimpleName() + "': "
                        + before.getName() + " and " + type.getName());
            }
        }
        return this;
    }

    /** Reads one of the records that are allowed where a type is asked for. */
    <T> T read(Class<T> family, JsonPart part) {
        return family.cast(value(family, part));
    }

    private Object value(Type type, JsonPart part) {
        if (type instanceof ParameterizedType generic) {
            return container(generic, part);
        }
        if (!(type instanceof Class<?> plain)) {
            throw unreadable(type, part);
        }
        if (families.containsKey(plain) || plain.isRecord()) {
            return record(plain, part);
        }
        if (plain.isEnum()) {
            return constant(plain, part);
        }
        return simple(plain, part);
    }

    private Object container(ParameterizedType type, JsonPart part) {
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return items(of[0], part, new ArrayList<>());
        }
        if (type.getRawType() == Set.class) {
            return items(of[0], part, new LinkedHashSet<>());
        }
        if (type.getRawType() == Map.class) {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (String name : part.names()) {
                map.put(key(of[0], part, name), value(of[1], part.member(name)));
            }
            return map;
        }
        throw unreadable(type, part);
    }

    private <C extends Collection<Object>> C items(Type of, JsonPart part, C items) {
        part.items().forEach(item -> items.add(value(of, item)));
        return items;
    }

    private static Object key(Type type, JsonPart map, String name) {
        if (type == String.class) {
            return name;
        }
        if (type == EventType.class) {
            return checked(map, () -> new EventType(name));
        }
        throw unreadable(type, map);
    }

    private static Object simple(Class<?> type, JsonPart part) {
        if (type == String.class) {
            return part.text();
        }
        if (type == long.class || type == Long.class) {
            return part.whole();
        }
        if (type == int.class || type == Integer.class) {
            return part.wholeInt();
        }
        if (type == double.class || type == Double.class) {
            return part.real();
        }
        if (type == boolean.class || type == Boolean.class) {
            return part.flag();
        }
        if (type == Duration.class) {
            return duration(part);
        }
        if (type == ZoneId.class) {
            return zone(part);
        }
        throw unreadable(type, part);
    }

    private static Duration duration(JsonPart part) {
        try {
            return Duration.parse(part.text());
        } catch (DateTimeException e) {
            throw part.error("is '" + part.text() + "', no duration such as PT48H");
        }
    }

    static ZoneId zone(JsonPart part) {
        try {
            return ZoneId.of(part.text());
        } catch (DateTimeException e) {
            List<String> near = UnknownName.nearest(part.text(), ZoneId.getAvailableZoneIds());
            throw part.error("is '" + part.text() + "', no time zone"
                    + (near.isEmpty()
                            ? " such as Europe/Berlin"
                            : "; did you mean " + String.join(" or ", near) + "?"));
        }
    }

    private static Object constant(Class<?> type, JsonPart part) {
        List<String> names = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            if (name.equals(part.text())) {
                return constant;
            }
            names.add(name);
        }
        throw part.error(UnknownName.of("value", part.text(), names));
    }

    private Object record(Class<?> family, JsonPart part) {
        Map<String, Class<?>> known = families.getOrDefault(family, Map.of(family.getSimpleName(), family));
        JsonPart kind = part.member(KIND);
        Class<?> type = known.get(kind.text());
        if (type == null) {
            throw kind.error(UnknownName.of(family.getSimpleName(), kind.text(), known.keySet()));
        }
        List<String> names = new ArrayList<>(List.of(KIND));
        List<Class<?>> types = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
            types.add(component.getType());
        }
        part.onlyMembers(names);
        for (RecordComponent component : type.getRecordComponents()) {
            boolean isOpen = type == Window.class && part.lacks(component.getName());
            values.add(isOpen ? null : value(component.getGenericType(), part.member(component.getName())));
        }
        return checked(part, () -> make(type, types, values));
    }

    private static Object make(Class<?> type, List<Class<?>> types, List<@Nullable Object> values) {
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return canonical.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException("cannot make a " + type.getName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    /** What a value refuses is said with the place where it stands. */
    private static <T> T checked(JsonPart part, Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw part.error(e);
        }
    }

    private static IllegalArgumentException unreadable(Type type, JsonPart part) {
        return part.error("is of type " + type.getTypeName() + ", which cannot be read from JSON");
    }
}
