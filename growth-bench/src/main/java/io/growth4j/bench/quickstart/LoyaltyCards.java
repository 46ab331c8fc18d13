package io.growth4j.bench.quickstart;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.growth4j.loyalty.level.LevelLadder;
import io.growth4j.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cards of all users, and what they add up to. */
record LoyaltyCards(List<LoyaltyCard> all) {
    /** The card with the most badges, for people to look at. */
    String richest() {
        return all.stream()
                .max(Comparator.comparing((LoyaltyCard card) -> card.badges().size())
                        .thenComparing(LoyaltyCard::growthValue))
                .map(LoyaltyCard::toString)
                .orElse("Nobody was active by then.");
    }

    long points() {
        return all.stream().mapToLong(LoyaltyCard::points).sum();
    }

    void write(Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("user", "growthValue", "level", "points", "badges");
            for (LoyaltyCard card : all) {
                csv.writeRecord(
                        card.user(),
                        Long.toString(card.growthValue()),
                        Integer.toString(card.level()),
                        Long.toString(card.points()),
                        card.badgeNames());
            }
        }
    }

    Table levels(LevelLadder ladder) {
        long[] users = new long[ladder.maxLevel() + 1];
        all.forEach(card -> users[card.level()]++);
        int highest = users.length - 1;
        while (highest > 0 && users[highest] == 0) {
            highest--;
        }
        Table.Builder table = Table.of("Users by level of growth value", "level", "from value", "users");
        for (int level = 0; level <= highest; level++) {
            table.row((long) level, ladder.threshold(level), users[level]);
        }
        return table.build();
    }

    Table badges() {
        Map<String, Long> users = new TreeMap<>();
        for (LoyaltyCard card : all) {
            card.badges().stream()
                    .map(LoyaltyCard::name)
                    .distinct()
                    .forEach(badge -> users.merge(badge, 1L, Long::sum));
        }
        Table.Builder table = Table.of("Users by badge", "badge", "users");
        users.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(badge -> table.row(badge.getKey(), badge.getValue()));
        return table.build();
    }
}
