package io.growth4j.models.internal.artefact;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.growth4j.models.evaluation.Calibrator;
import io.growth4j.models.monitoring.Bins;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Records as JSON and back. Equal records give equal bytes. */
public final class ArtefactJson {
    private static final ObjectMapper JSON =
            new ObjectMapper().addMixIn(Calibrator.class, CalibratorKinds.class).addMixIn(Bins.class, BinsKinds.class);

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Calibrator.None.class, name = "none"),
        @JsonSubTypes.Type(value = Calibrator.Platt.class, name = "platt"),
        @JsonSubTypes.Type(value = Calibrator.Isotonic.class, name = "isotonic")
    })
    private interface CalibratorKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Bins.Ranges.class, name = "ranges"),
        @JsonSubTypes.Type(value = Bins.Levels.class, name = "levels")
    })
    private interface BinsKinds {}

    private ArtefactJson() {}

    /** The bytes of a record. */
    public static byte[] write(Record content) {
        try {
            return JSON.writeValueAsBytes(content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + content.getClass(), e);
        }
    }

    /** The record of bytes. */
    public static <R extends Record> R read(byte[] bytes, Class<R> type) {
        try {
            return JSON.readValue(bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + type, e);
        }
    }
}
