package org.opencontextgraph.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signature of Standard Webhooks 1.0.0, the symmetric one: `v1,BASE64`, the HMAC-SHA256 of `ID.TIMESTAMP.BODY`. Several of them, separated by
 * spaces, come while a sender changes its secret: one that is right is enough.
 *
 * <p>The library of the specification takes a body as text and asks its own clock, while we read what was received some time ago.
 */
public final class StandardWebhook {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    /** How far the sender's clock may be from ours. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String SECRET = "whsec_";
    private static final String METHOD = "v1,";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 32;
    private static final int LEAST_SECRET = 24;
    private static final int MOST_SECRET = 64;
    private static final int MOST_SIGNATURES = 16;

    /** Without a full stop, which would let one end of the id be taken for the time. */
    private static final Pattern WRITTEN_ID = Pattern.compile("[!-\\-/-~]{1,256}");

    private static final Pattern WRITTEN_TIME = Pattern.compile("[0-9]{1,12}");

    private StandardWebhook() {}

    /**
     * Compares in constant time.
     *
     * @param header the value of a header by its name; the empty string: there is none
     * @param body as it came, byte by byte
     * @param received when it came
     * @return empty: whoever sent it knows the secret, and sent it just then; else why not, without content
     */
    public static Optional<String> distrust(
            UnaryOperator<String> header, byte[] body, String secret, Instant received) {
        String id = header.apply(ID);
        String time = header.apply(TIMESTAMP);
        byte[] key = key(secret).orElse(null);
        if (key == null) {
            return Optional.of("there is no secret to check it with");
        }
        if (id.isEmpty() || time.isEmpty() || header.apply(SIGNATURE).isEmpty()) {
            return Optional.of("it is not signed");
        }
        if (!WRITTEN_ID.matcher(id).matches()) {
            return Optional.of("its id is too long, or has characters that no id has");
        }
        if (!WRITTEN_TIME.matcher(time).matches()) {
            return Optional.of("its time is no number of seconds");
        }
        List<String> signatures = List.of(header.apply(SIGNATURE).split(" ", MOST_SIGNATURES + 1));
        if (signatures.size() > MOST_SIGNATURES) {
            return Optional.of("it has more than " + MOST_SIGNATURES + " signatures");
        }
        if (!isOneRight(signatures, sign(id + "." + time + ".", body, key))) {
            return Optional.of("no signature of it is right");
        }
        Duration ahead = Duration.between(received, Instant.ofEpochSecond(Long.parseLong(time)));
        return ahead.abs().compareTo(TOLERANCE) > 0
                ? Optional.of(ahead.isNegative() ? "it is too old" : "it is of the future")
                : Optional.empty();
    }

    /** A secret as it is shown; of 24 to 64 random bytes. */
    public static String secret(byte[] random) {
        return SECRET + Base64.getEncoder().encodeToString(random);
    }

    public static boolean isSecret(String secret) {
        return key(secret).isPresent();
    }

    private static Optional<byte[]> key(String secret) {
        return secret.startsWith(SECRET)
                ? decoded(secret.substring(SECRET.length()))
                        .filter(it -> it.length >= LEAST_SECRET && it.length <= MOST_SECRET)
                : Optional.empty();
    }

    private static boolean isOneRight(List<String> signatures, byte[] right) {
        boolean found = false;
        for (String signature : signatures) {
            if (signature.startsWith(METHOD)) { // there are others, of which we do not have the key
                byte[] given = decoded(signature.substring(METHOD.length())).orElse(new byte[0]);
                found |= given.length == SIGNATURE_BYTES && MessageDigest.isEqual(right, given);
            }
        }
        return found;
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the caller says what that means
        }
    }

    private static byte[] sign(String head, byte[] body, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(head.getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
