package io.growth4j.loyalty.habit;

import java.util.List;

/**
 * A user's habit over time.
 *
 * @param definition how it was measured
 * @param windows one measurement per window, the oldest first
 */
public record HabitReport(HabitIndex definition, List<HabitWindow> windows) {
    public HabitReport {
        windows = List.copyOf(windows);
    }

    /**
     * Whether it is a habit by now: the last windows are all frequent enough, and mostly unprompted.
     *
     * @return true if so
     */
    public boolean isHabit() {
        int needed = definition.leastWindows();
        return windows.size() >= needed
                && windows.subList(windows.size() - needed, windows.size()).stream()
                        .allMatch(window -> window.frequency() >= definition.leastFrequency()
                                && window.unpromptedShare() >= definition.leastUnprompted());
    }

    /**
     * Whether the habit grows: the slope of H over the windows by least squares; windows without a known H are left out.
     *
     * @return change of H per window, NaN with fewer than two known
     */
    public double trend() {
        double n = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (int x = 0; x < windows.size(); x++) {
            double y = windows.get(x).index();
            if (!Double.isNaN(y)) {
                n++;
                sumX += x;
                sumY += y;
                sumXx += (double) x * x;
                sumXy += x * y;
            }
        }
        return n < 2 ? Double.NaN : (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
    }
}
