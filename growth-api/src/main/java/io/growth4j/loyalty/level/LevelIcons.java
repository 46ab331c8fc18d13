package io.growth4j.loyalty.level;

import io.growth4j.definition.Definition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A level drawn as icons: a number in some base, one icon per unit of each digit. The highest icon repeats without
 * limit.
 *
 * @param names the icons, the smallest first
 * @param base how many of one icon make one of the next, at least 2
 */
public record LevelIcons(List<String> names, int base) implements Definition {
    /** The icons of QQ: four stars make a moon, four moons a sun, four suns a crown. */
    public static final LevelIcons QQ = new LevelIcons(List.of("star", "moon", "sun", "crown"), 4);

    public LevelIcons {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("there are no icons: name at least one");
        }
        if (base < 2) {
            throw new IllegalArgumentException("base " + base + " is not at least 2");
        }
    }

    /**
     * The icons of a level.
     *
     * @param level the level, from 0 up
     * @return how many of each icon, the largest first; zeros included
     */
    public Map<String, Integer> of(int level) {
        if (level < 0) {
            throw new IllegalArgumentException("level " + level + " is below 0");
        }
        int[] counts = new int[names.size()];
        int rest = level;
        for (int digit = 0; digit < counts.length - 1; digit++) {
            counts[digit] = rest % base;
            rest /= base;
        }
        counts[counts.length - 1] = rest;
        Map<String, Integer> icons = new LinkedHashMap<>();
        for (int digit = counts.length - 1; digit >= 0; digit--) {
            icons.put(names.get(digit), counts[digit]);
        }
        return Collections.unmodifiableMap(icons);
    }
}
