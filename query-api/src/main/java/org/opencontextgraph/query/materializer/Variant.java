package org.opencontextgraph.query.materializer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a unit's steps amount to: the variant's id, and its edges. */
final class Variant {
    /** One step directly after another. */
    record Edge(String source, String target) {}

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

    /** How often each edge occurs in one entry. */
    static Map<Edge, Long> edges(List<String> steps) {
        Map<Edge, Long> edges = new LinkedHashMap<>();
        for (int i = 1; i < steps.size(); i++) {
            edges.merge(new Edge(steps.get(i - 1), steps.get(i)), 1L, Long::sum);
        }
        return edges;
    }
}
