package org.opencontextgraph.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts of the changelog and their fingerprint, read without starting Liquibase (which costs half a second). */
final class Changelog {
    static final String FOLDER = "org/opencontextgraph/database/";
    static final String INDEX = FOLDER + "changelog/index.yaml";

    private static final Pattern INCLUDED = Pattern.compile("file:\\s*(\\S+\\.sql)");

    private Changelog() {}

    /** Hex SHA-256 over the index and every file that it names, in order. */
    static String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String index = text(INDEX);
            digest.update(index.getBytes(StandardCharsets.UTF_8));
            var included = INCLUDED.matcher(index);
            while (included.find()) {
                digest.update(text(FOLDER + "changelog/" + included.group(1)).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String text(String resource) {
        try (@Nullable InputStream in = Changelog.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing in the program: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
