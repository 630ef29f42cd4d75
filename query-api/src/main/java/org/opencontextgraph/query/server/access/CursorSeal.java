package org.opencontextgraph.query.server.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the place where a page ended (HMAC-SHA256, RFC 2104, 128 bits of it), together with whatever it is bound to: a cursor that was
 * made up, that was given to somebody else, or for another list or filter, does not open.
 */
public final class CursorSeal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL = 16;
    private static final int LONGEST = 2_000;

    private final SecretKeySpec key;

    /** @param key known to none of those who are given cursors */
    public CursorSeal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** @param binding what has to be the same when it is opened */
    public String close(String binding, String place) {
        byte[] plain = place.getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(seal(binding, plain), SEAL + plain.length);
        System.arraycopy(plain, 0, both, SEAL, plain.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** Empty when it was not closed with this key and binding. */
    public Optional<String> open(String binding, String cursor) {
        byte[] both;
        try {
            both = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (both.length <= SEAL || both.length > LONGEST) {
            return Optional.empty();
        }
        byte[] plain = Arrays.copyOfRange(both, SEAL, both.length);
        return MessageDigest.isEqual(Arrays.copyOf(both, SEAL), seal(binding, plain))
                ? Optional.of(new String(plain, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private byte[] seal(String binding, byte[] plain) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] bound = binding.getBytes(StandardCharsets.UTF_8);
            mac.update((bound.length + ":").getBytes(StandardCharsets.US_ASCII));
            mac.update(bound);
            return Arrays.copyOf(mac.doFinal(plain), SEAL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
