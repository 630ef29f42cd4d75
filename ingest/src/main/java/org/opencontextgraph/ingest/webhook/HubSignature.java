package org.opencontextgraph.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.opencontextgraph.ingest.connector.Delivery;

/** `sha256=` and the HMAC of the body in hex, in one header: what GitHub and Jira sign with (WebSub, 8). */
public final class HubSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String BEGIN = "sha256=";

    private HubSignature() {}

    /**
     * @param header that carries the signature, in lower case
     * @return empty: it was signed with this secret; else why it is not believed
     */
    public static Optional<String> distrust(Delivery delivery, String header, String secret) {
        String said = delivery.header(header);
        if (said.isEmpty()) {
            return Optional.of("it is not signed");
        }
        byte[] expected =
                (BEGIN + HexFormat.of().formatHex(hmac(delivery.body(), secret))).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, said.getBytes(StandardCharsets.US_ASCII))
                ? Optional.empty()
                : Optional.of("it was signed with another secret");
    }

    private static byte[] hmac(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM knows no " + ALGORITHM, e);
        }
    }
}
