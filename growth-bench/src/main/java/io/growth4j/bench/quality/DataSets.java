package io.growth4j.bench.quality;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Published data sets that vectors refer to by file name: in the folder {@code growth4j.data}, beside the vectors, or in a
 * folder {@code data} next to theirs.
 */
final class DataSets {
    private DataSets() {}

    static List<NamedCsvRecord> rows(String name) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(path(name))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read data set " + name, e);
        }
    }

    static Path path(String name) {
        Path vectors = Path.of(System.getProperty("growth4j.vectors", "")).toAbsolutePath();
        List<Path> places = List.of(
                Path.of(System.getProperty("growth4j.data", "")).resolve(name),
                vectors.resolveSibling(name),
                vectors.resolveSibling("../data").resolve(name).normalize());
        return places.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no data set '" + name + "' at any of " + places));
    }
}
