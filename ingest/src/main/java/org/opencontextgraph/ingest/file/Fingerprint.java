package org.opencontextgraph.ingest.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.opencontextgraph.ingest.file.log.Mapping;
import org.opencontextgraph.ingest.file.log.RefusedLogException;
import org.opencontextgraph.schema.id.LaneId;
import org.opencontextgraph.schema.id.ProcessKey;

/**
 * An import's identity: SHA-256 of its process key, its mapping and its file's bytes, in hex.
 *
 * <p>Taken before the file is parsed (a fiftieth of the parser's time), so an import that is already closed is recognised
 * without parsing it.
 */
public final class Fingerprint {
    private Fingerprint() {}

    public static LaneId of(Path file, Mapping mapping, ProcessKey process) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new RefusedLogException(
                    String.valueOf(file.getFileName()),
                    Files.exists(file) ? "this is no regular file" : "there is no such file");
        }
        MessageDigest digest = sha256();
        text(digest, process.value());
        text(digest, mapping.canonical());
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try (FileChannel channel = FileChannel.open(file)) {
            while (channel.read(buffer.clear()) >= 0) {
                digest.update(buffer.flip());
            }
        }
        return new LaneId(HexFormat.of().formatHex(digest.digest()));
    }

    /** Length first, so that no text can be moved from one part into the next. */
    private static void text(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
