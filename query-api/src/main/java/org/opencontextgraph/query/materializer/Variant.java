package org.opencontextgraph.query.materializer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What names a sequence of steps. */
final class Variant {
    private Variant() {}

    /**
     * The same steps, the same id: 32 hex digits of SHA-256 over the steps, each preceded by its length, so that no
     * two sequences run together.
     */
    static String id(List<String> steps) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String step : steps) {
                byte[] bytes = step.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
