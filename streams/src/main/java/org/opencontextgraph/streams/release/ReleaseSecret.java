package org.opencontextgraph.streams.release;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * 32 random bytes that order persons at a cut, so that nobody outside can tell who came into which cohort. They stand in
 * no topic, log or table; a lost secret changes future cuts only.
 */
public final class ReleaseSecret {
    public static final int LENGTH = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] bytes;

    public ReleaseSecret(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("the release secret has " + LENGTH + " bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    /** A fresh HMAC-SHA256 under this secret; not thread-safe, reusable. */
    Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "ReleaseSecret[hidden]";
    }
}
