package io.growth4j.features.arrow;

import io.growth4j.event.Dictionary;
import io.growth4j.features.internal.ingest.RawColumn;
import io.growth4j.features.internal.ipc.ArrowRows;
import io.growth4j.features.internal.ipc.Lexicons;
import io.growth4j.features.internal.ipc.VectorColumns;
import io.growth4j.user.Feature;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserKeys;
import io.growth4j.user.UserTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Reads a table's rows back into arrays. */
final class TableReader {
    private static final int KEYS = 2;

    /** By field, the column of each batch. */
    private final List<List<RawColumn>> columns = new ArrayList<>();

    private final FeatureSchema schema;

    private TableReader(FeatureSchema schema) {
        this.schema = schema;
    }

    static UserTable read(ArrowReader reader) throws IOException {
        try {
            Schema schema = reader.getVectorSchemaRoot().getSchema();
            TableReader table = new TableReader(schemaOf(schema));
            schema.getFields().forEach(field -> table.columns.add(new ArrayList<>()));
            while (reader.loadNextBatch()) {
                table.add(reader);
            }
            return table.build();
        } catch (RuntimeException e) {
            throw ArrowRows.damaged(e);
        }
    }

    private static FeatureSchema schemaOf(Schema schema) throws IOException {
        Map<String, String> metadata = schema.getCustomMetadata();
        if (!Fields.VERSION.equals(metadata.get(Fields.VERSION_KEY))) {
            throw new IOException(
                    "it is no table of version " + Fields.VERSION + " but of " + metadata.get(Fields.VERSION_KEY));
        }
        Map<Feature, String> definitions = new LinkedHashMap<>();
        for (Field field : schema.getFields().subList(KEYS, schema.getFields().size())) {
            Function<String, String> said =
                    key -> Objects.requireNonNull(field.getMetadata().get(key), key);
            FeatureKind kind = FeatureKind.valueOf(said.apply(TableWriter.KIND));
            definitions.put(
                    kind.feature(field.getName(), said.apply(TableWriter.UNIT), said.apply(TableWriter.MEANING)),
                    said.apply(TableWriter.DEFINITION));
        }
        FeatureSchema features = FeatureSchema.of(definitions);
        if (!features.fingerprint().equals(metadata.get(TableWriter.FINGERPRINT))) {
            throw new IOException("its features have the fingerprint " + features.fingerprint() + ", but it says "
                    + metadata.get(TableWriter.FINGERPRINT));
        }
        return features;
    }

    private void add(ArrowReader reader) throws IOException {
        List<FieldVector> vectors = reader.getVectorSchemaRoot().getFieldVectors();
        Lexicons lexicons = new Lexicons(reader);
        for (int i = 0; i < vectors.size(); i++) {
            columns.get(i).add(VectorColumns.of(vectors.get(i), lexicons));
        }
    }

    private UserTable build() {
        UserTable.Builder table = UserTable.of(schema, keys(), longs(1));
        for (int slot = 0; slot < schema.size(); slot++) {
            Feature feature = schema.features().get(slot);
            int column = slot + KEYS;
            if (feature instanceof Feature.OfLong whole) {
                table.column(whole, longs(column));
            } else if (feature instanceof Feature.OfInstant instant) {
                table.column(instant, longs(column));
            } else if (feature instanceof Feature.OfDouble real) {
                table.column(real, doubles(column));
            } else {
                table.column((Feature.OfCategory) feature, codes(column), dictionary(column));
            }
        }
        return table.build();
    }

    private UserKeys keys() {
        boolean texts = parts(0).anyMatch(RawColumn.Texts.class::isInstance);
        return texts
                ? UserKeys.of(parts(0).map(part -> (RawColumn.Texts) part)
                        .flatMap(part -> Arrays.stream(part.codes())
                                .mapToObj(code -> part.lexicon().texts()[code]))
                        .toArray(String[]::new))
                : UserKeys.of(longs(0));
    }

    private Stream<RawColumn> parts(int column) {
        return columns.get(column).stream();
    }

    private long[] longs(int column) {
        return parts(column)
                .map(part ->
                        part instanceof RawColumn.Millis millis ? millis.values() : ((RawColumn.Longs) part).values())
                .flatMapToLong(Arrays::stream)
                .toArray();
    }

    private double[] doubles(int column) {
        return parts(column)
                .flatMapToDouble(part -> Arrays.stream(((RawColumn.Doubles) part).values()))
                .toArray();
    }

    private int[] codes(int column) {
        return parts(column)
                .flatMapToInt(part -> Arrays.stream(((RawColumn.Texts) part).codes()))
                .toArray();
    }

    private Dictionary dictionary(int column) {
        List<String> texts = parts(column)
                .findFirst()
                .map(part -> Arrays.asList(((RawColumn.Texts) part).lexicon().texts()))
                .orElse(List.of());
        return Dictionary.of(texts);
    }
}
