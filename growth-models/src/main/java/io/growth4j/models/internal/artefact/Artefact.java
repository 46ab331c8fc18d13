package io.growth4j.models.internal.artefact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one file of a model: a line that says kind, format, checksum and length, then the body.
 *
 * <pre>growth4j propensity model, format 1, sha256 0a1b…, 12345 bytes</pre>
 *
 * @param kind what the body is, for example {@code propensity model}
 * @param format raised when older versions could not read what is written
 */
public record Artefact(String kind, int format) {
    private static final Pattern HEADER =
            Pattern.compile("growth4j ([a-z ]+), format (\\d{1,9}), sha256 ([0-9a-f]{64}), (\\d{1,18}) bytes");
    private static final int LONGEST_HEADER = 200;

    /** Writes header and body. */
    public void write(Path file, byte[] body) {
        String header = "growth4j " + kind + ", format " + format + ", sha256 " + sha256(body, 0) + ", " + body.length
                + " bytes\n";
        byte[] head = header.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        writeWhole(file, all);
    }

    /** Writes bytes whole or not at all; an existing file is replaced. */
    public static void writeWhole(Path file, byte[] bytes) {
        Path target = file.toAbsolutePath();
        // Not a JDK temporary file, which nobody but its owner may read.
        Path unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try {
                Files.write(unfinished, bytes, StandardOpenOption.CREATE_NEW);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write model file " + file, e);
        }
    }

    /**
     * Reads a body.
     *
     * @throws IllegalArgumentException if the file is of another kind, of a newer format, cut or altered
     */
    public byte[] read(Path file) {
        try {
            byte[] all = Files.readAllBytes(file);
            return Arrays.copyOfRange(all, bodyStart(file, all), all.length);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read model file " + file, e);
        }
    }

    private int bodyStart(Path file, byte[] all) {
        int end = 0;
        while (end < Math.min(all.length, LONGEST_HEADER) && all[end] != '\n') {
            end++;
        }
        Matcher header = HEADER.matcher(new String(all, 0, end, StandardCharsets.US_ASCII));
        if (!header.matches() || !header.group(1).equals(kind)) {
            throw new IllegalArgumentException(
                    file + " is not a growth4j " + kind + (header.matches() ? " but a " + header.group(1) : ""));
        }
        int given = Integer.parseInt(header.group(2));
        if (given > format) {
            throw new IllegalArgumentException(file + " is of format " + given
                    + ", written by a newer version; this one reads up to format " + format);
        }
        long expected = Long.parseLong(header.group(4));
        int start = Math.min(end + 1, all.length);
        if (all.length - start != expected) {
            throw new IllegalArgumentException(
                    file + " is cut or padded: it has " + (all.length - start) + " of " + expected + " bytes");
        }
        if (!sha256(all, start).equals(header.group(3))) {
            throw new IllegalArgumentException(file + " was altered: its checksum does not match");
        }
        return start;
    }

    private static String sha256(byte[] bytes, int from) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, from, bytes.length - from);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
