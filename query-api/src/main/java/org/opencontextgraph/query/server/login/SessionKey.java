package org.opencontextgraph.query.server.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** 32 random bytes that all APIs of one platform share, and that browsers' cookies are sealed with; it does not print itself. */
public final class SessionKey {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private static final int LENGTH = 32;

    private final byte[] bytes;

    private SessionKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IllegalArgumentException when it is not 64 hex digits; the text is not repeated */
    public static SessionKey parse(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("identity.session-keys: each is 64 hex digits (32 random bytes)");
        }
        return new SessionKey(HexFormat.of().parseHex(hex));
    }

    /** A key for one purpose (HKDF-SHA256, RFC 5869), so that what was sealed for one opens for no other. */
    SecretKey derive(String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(bytes)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 25 on has HKDF-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "SessionKey[withheld]";
    }
}
