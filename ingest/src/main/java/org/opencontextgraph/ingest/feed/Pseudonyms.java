package org.opencontextgraph.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.opencontextgraph.ingest.connector.AccountKey;

/**
 * Numbers in place of names: 16 hexadecimal digits of an HMAC-SHA256 under the instance's ingest secret.
 *
 * <p>The same name gives the same number as long as the secret lives, so an import can be repeated; without the secret
 * nobody finds the name by trying names. One thread at a time.
 */
public final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS_IN_BYTES = 8;

    private final Mac mac;
    private final Map<AccountKey, String> accounts = new HashMap<>();

    /** @param secret at least 16 random bytes, the same for all ingest processes of the instance */
    public Pseudonyms(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("the ingest secret must have at least 16 bytes");
        }
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /** The account's number; remembered, because an HMAC costs more than everything else about an event. */
    public String account(AccountKey key) {
        String known = accounts.get(key);
        if (known == null) {
            known = number("account", key.tool(), key.name());
            accounts.put(key, known);
        }
        return known;
    }

    /** The person's id. */
    public String person(String key) {
        return number("person", key);
    }

    private String number(String... parts) {
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // The length goes first, so that ("ab", "c") and ("a", "bc") differ.
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            mac.update(bytes);
        }
        return HexFormat.of().formatHex(mac.doFinal(), 0, DIGITS_IN_BYTES);
    }

    @Override
    public String toString() {
        return "Pseudonyms[secret withheld]";
    }
}
