package io.growth4j.segment.aarrr;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.report.Table;
import io.growth4j.user.Feature;
import io.growth4j.user.StandardFeatures;
import io.growth4j.user.UserTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Users and revenue by channel, each user credited once to the channel of the first touch and once to that of the last.
 * Both columns add up to all users. Immutable.
 *
 * @param channels one row per channel, in the order of their names; users without a channel stand under {@link #NONE}
 */
public record ChannelAttribution(List<Channel> channels) {
    /** The name of the row of users without a channel. */
    public static final String NONE = "(none)";

    public ChannelAttribution {
        channels = List.copyOf(channels);
    }

    /**
     * One channel.
     *
     * @param name the channel
     * @param firstTouchUsers users who came through it first
     * @param firstTouchPayers those of them with an order
     * @param firstTouchRevenueMinor their net revenue, in minor units
     * @param lastTouchUsers users who came through it last
     * @param lastTouchPayers those of them with an order
     * @param lastTouchRevenueMinor their net revenue, in minor units
     */
    public record Channel(
            String name,
            long firstTouchUsers,
            long firstTouchPayers,
            long firstTouchRevenueMinor,
            long lastTouchUsers,
            long lastTouchPayers,
            long lastTouchRevenueMinor) {}

    /**
     * Credits the users of a table.
     *
     * @param users a table that holds the standard features
     * @return the attribution
     */
    public static ChannelAttribution of(UserTable users) {
        Map<String, long[]> sums = new TreeMap<>();
        credit(users, StandardFeatures.FIRST_CHANNEL, 0, sums);
        credit(users, StandardFeatures.LAST_CHANNEL, 3, sums);
        return new ChannelAttribution(sums.entrySet().stream()
                .map(entry -> channel(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static void credit(UserTable users, Feature.OfCategory touch, int offset, Map<String, long[]> sums) {
        int[] codes = users.codes(touch);
        Dictionary names = users.dictionary(users.schema().slot(touch));
        long[] orders = users.longs(StandardFeatures.ORDERS);
        long[] revenue = users.longs(StandardFeatures.REVENUE_MINOR);
        for (int row = 0; row < codes.length; row++) {
            String name = codes[row] == Absent.CODE ? NONE : names.text(codes[row]);
            long[] sum = sums.computeIfAbsent(name, unused -> new long[6]);
            sum[offset]++;
            sum[offset + 1] += orders[row] > 0 ? 1 : 0;
            sum[offset + 2] += revenue[row] == Absent.LONG ? 0 : revenue[row];
        }
    }

    private static Channel channel(String name, long[] sums) {
        return new Channel(name, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }

    /**
     * The attribution as a table.
     *
     * @return one row per channel
     */
    public Table toTable() {
        Table.Builder table = Table.of(
                "Users and revenue by channel",
                "channel",
                "first touch users",
                "first touch payers",
                "first touch revenue (minor units)",
                "last touch users",
                "last touch payers",
                "last touch revenue (minor units)");
        for (Channel channel : channels) {
            table.row(
                    channel.name,
                    channel.firstTouchUsers,
                    channel.firstTouchPayers,
                    channel.firstTouchRevenueMinor,
                    channel.lastTouchUsers,
                    channel.lastTouchPayers,
                    channel.lastTouchRevenueMinor);
        }
        return table.build();
    }
}
