package io.growth4j.features.internal.ingest;

import io.growth4j.event.Absent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Texts by a source's code, and what a reader has translated these codes into. Not thread-safe. */
public final class Lexicon {
    private final @Nullable String[] texts;
    private @Nullable Object translator;
    private int[] translation = {};

    /** These texts. */
    public Lexicon(@Nullable String[] texts) {
        this.texts = texts;
    }

    /** Lends the texts. */
    public @Nullable String[] texts() {
        return texts;
    }

    /** The codes into which somebody has translated these, as far as yet; to be written to. */
    int[] translation(Object translator) {
        if (this.translator != translator) {
            this.translator = translator;
            translation = new int[texts.length];
            Arrays.fill(translation, Absent.CODE);
        }
        return translation;
    }
}
