package dev.perimeter.catalog.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one row, gathered one by one. What is beyond the limit is counted and forgotten. */
final class Row {

    private static final int BYTES_MAX = 64 * 1024;

    private final String flaw;
    private byte[] bytes = new byte[1024];
    private int length;
    private int number;
    private boolean tooLong;
    private boolean blank = true;

    Row() {
        this("");
    }

    /** A row that is no good, whatever stands in it. */
    Row(String flaw) {
        this.flaw = flaw;
    }

    void add(int value) {
        blank &= isWhiteSpace(value);
        if (length == BYTES_MAX) {
            tooLong = true;
            return;
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) value;
    }

    boolean isBlank() {
        return blank;
    }

    Row numbered(int number) {
        this.number = number;
        return this;
    }

    /** In bytes, as far as it is kept. */
    int length() {
        return length;
    }

    /** Counted from 1. */
    int number() {
        return number;
    }

    String text() throws Refusal {
        if (!flaw.isEmpty()) {
            throw Refusal.ofRow(flaw);
        }
        if (tooLong) {
            throw Refusal.ofRow("is longer than 64 kB");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.ofRow("is not UTF-8");
        }
    }

    /** As JSON knows it. */
    static boolean isWhiteSpace(int value) {
        return value == ' ' || value == '\t' || value == '\r' || value == '\n';
    }
}
