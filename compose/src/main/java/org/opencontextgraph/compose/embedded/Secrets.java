package org.opencontextgraph.compose.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The secrets of one data directory, one file each, readable by its owner only. A secret is 32 random bytes in hex, made
 * when it is first asked for and never changed.
 */
public final class Secrets {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private static final String CONNECTOR_KEYS = "connector-keys.json";

    private final Path directory;

    Secrets(Path directory) {
        this.directory = directory;
    }

    /** Those of an instance that runs on this directory, for another command of the same user. */
    public static Secrets in(Path dataDirectory) {
        return new Secrets(dataDirectory.resolve("secrets"));
    }

    /** Decides the cohorts of future cuts; shared by all streams instances. */
    public Secret release() {
        return of("release");
    }

    /** Turns a tool's account names into account numbers. */
    public Secret ingest() {
        return of("ingest");
    }

    /** Seals browsers' sessions. */
    public Secret session() {
        return of("session");
    }

    /**
     * The keys that open the tokens of connectors: a text that {@code make} writes when there is none yet. The file is replaced
     * when keys are.
     */
    public String connectorKeys(Supplier<String> make) {
        Path file = directory.resolve(CONNECTOR_KEYS);
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            String made = make.get();
            PrivateFile.write(file, made + "\n");
            return made;
        } catch (IOException e) {
            throw new Refusal("cannot read the secret " + file + ": " + IoReason.of(e), e);
        }
    }

    /** The new ones have the former among them, so whoever reads either opens what was sealed. */
    public void replaceConnectorKeys(String keys) {
        PrivateFile.write(directory.resolve(CONNECTOR_KEYS), keys + "\n");
    }

    public Secret of(String name) {
        Path file = directory.resolve(name);
        try {
            return read(file);
        } catch (NoSuchFileException missing) {
            return make(file);
        } catch (IOException e) {
            throw new Refusal("cannot read the secret " + file + ": " + IoReason.of(e), e);
        }
    }

    private static Secret read(Path file) throws IOException {
        String text = Files.readString(file).strip();
        if (!HEX.matcher(text).matches()) {
            throw new Refusal("the secret " + file + " is damaged: expected 64 hex digits");
        }
        return new Secret(text);
    }

    private static Secret make(Path file) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String text = HexFormat.of().formatHex(random);
        PrivateFile.write(file, text + "\n");
        return new Secret(text);
    }
}
