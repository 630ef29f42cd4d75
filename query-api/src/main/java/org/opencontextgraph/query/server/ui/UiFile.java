package org.opencontextgraph.query.server.ui;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A file of the user interface, packed by gzip once, and only where that is shorter. */
final class UiFile {
    private static final int HASH_BYTES = 16;

    private final String contentType;
    private final boolean unchanging;
    private final byte[] plain;
    private final byte[] packed;
    private final String hash;

    /** @param unchanging whether another content would have another name */
    UiFile(String name, byte[] plain, boolean unchanging) {
        this.contentType = ContentTypes.of(name);
        this.unchanging = unchanging;
        this.plain = plain.clone();
        byte[] gzip = ContentTypes.isWorthPacking(name) ? gzip(plain) : plain;
        this.packed = gzip.length < plain.length ? gzip : this.plain;
        this.hash = hash(plain);
    }

    String contentType() {
        return contentType;
    }

    boolean unchanging() {
        return unchanging;
    }

    boolean canBePacked() {
        return packed.length < plain.length;
    }

    InputStream bytes(boolean isPacked) {
        return new ByteArrayInputStream(isPacked ? packed : plain);
    }

    int length(boolean isPacked) {
        return (isPacked ? packed : plain).length;
    }

    /** Strong: the packed bytes are others, so they have another one (RFC 9110, 8.8.3). */
    String etag(boolean isPacked) {
        return '"' + hash + (isPacked ? "-gzip" : "") + '"';
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
