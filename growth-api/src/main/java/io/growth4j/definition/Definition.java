package io.growth4j.definition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What was asked: an immutable value, equal by content, that is attached to every result computed by it.
 *
 * <p>A record that implements this interface needs no further code: its canonical JSON text is made of its components.
 * Definitions that are not records say their text themselves. Implementations are immutable and thread-safe.
 */
public interface Definition {

    /**
     * The canonical JSON text: equal definitions, and only those, have equal texts.
     *
     * @return one line of JSON, whose first member {@code kind} names the definition
     */
    default String toJson() {
        return CanonicalJson.of(this);
    }

    /**
     * A short, stable name for the content.
     *
     * @return the first 16 hexadecimal digits of the SHA-256 of {@link #toJson()}
     */
    default String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(toJson().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
