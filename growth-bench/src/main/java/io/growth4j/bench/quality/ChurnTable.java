package io.growth4j.bench.quality;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.models.propensity.Goal;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.TrainingSet;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;

/** Public churn data, one line per user: columns of numbers become numbers, all others categories. */
final class ChurnTable {
    private ChurnTable() {}

    static TrainingSet read(Path file, String labelColumn, String positive, Set<String> dropped) throws IOException {
        List<NamedCsvRecord> rows;
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows = reader.stream().toList();
        }
        List<Feature> features = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (String column : rows.get(0).getHeader()) {
            if (!column.equals(labelColumn) && !dropped.contains(column)) {
                columns.add(column);
                features.add(feature(rows, column));
            }
        }
        UserTable.Builder table = UserTable.of(
                FeatureSchema.of(features),
                UserKeys.of(LongStream.range(0, rows.size()).toArray()),
                0);
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            if (features.get(i) instanceof Feature.OfDouble number) {
                table.column(
                        number,
                        rows.stream()
                                .mapToDouble(row -> number(row.getField(column)))
                                .toArray());
            } else {
                Dictionary dictionary = new Dictionary();
                int[] codes = rows.stream()
                        .map(row -> row.getField(column).strip())
                        .mapToInt(text -> text.isEmpty() ? Absent.CODE : dictionary.add(text))
                        .toArray();
                table.column((Feature.OfCategory) features.get(i), codes, dictionary);
            }
        }
        double[] labels = rows.stream()
                .mapToDouble(row -> row.getField(labelColumn).strip().equals(positive) ? 1 : 0)
                .toArray();
        return TrainingSet.of(table.build(), Goal.churn(), labels);
    }

    private static Feature feature(List<NamedCsvRecord> rows, String column) {
        String name = column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        boolean number =
                rows.stream().map(row -> row.getField(column).strip()).allMatch(text -> text.matches("-?[0-9.]*"));
        return number ? new Feature.OfDouble(name, "", column) : new Feature.OfCategory(name, column);
    }

    private static double number(String text) {
        return text.isBlank() ? Double.NaN : Double.parseDouble(text.strip());
    }
}
