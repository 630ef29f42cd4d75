package org.opencontextgraph.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signature `sha256=HEX`, the HMAC-SHA256 (RFC 2104) of a delivery's bytes with a secret that both sides know; its form is that of
 * WebSub (W3C 2018, section 8), in the headers `X-Hub-Signature` of Jira and `X-Hub-Signature-256` of GitHub.
 */
public final class HubSignature {
    private static final String METHOD = "sha256=";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int HEX_DIGITS = 64;

    private HubSignature() {}

    /**
     * Compares in constant time.
     *
     * @param header what the tool sent; the empty string: nothing
     * @param body as it came, byte by byte
     * @return empty: whoever sent it knows the secret; else why not, without content
     */
    public static Optional<String> distrust(String header, byte[] body, String secret) {
        if (secret.isEmpty()) {
            return Optional.of("there is no secret to check it with");
        }
        if (header.isEmpty()) {
            return Optional.of("it is not signed");
        }
        if (!header.startsWith(METHOD)) {
            return Optional.of("it is not signed with sha256");
        }
        if (header.length() != METHOD.length() + HEX_DIGITS) {
            return Optional.of("its signature has the wrong length");
        }
        byte[] signature;
        try {
            signature = HexFormat.of().parseHex(header, METHOD.length(), header.length());
        } catch (IllegalArgumentException e) {
            return Optional.of("its signature is not hexadecimal");
        }
        return MessageDigest.isEqual(sign(body, secret), signature)
                ? Optional.empty()
                : Optional.of("its signature is not right");
    }

    private static byte[] sign(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
