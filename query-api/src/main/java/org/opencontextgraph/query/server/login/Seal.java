package org.opencontextgraph.query.server.login;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/** Turns claims into text that nobody can read, change or make without a key: JWE, {@code dir} with {@code A256GCM} (RFC 7516). */
final class Seal {
    private static final int LONGEST = 16 << 10;

    /** There is no other: whatever has another header is not ours, and is not even parsed. */
    private static final JWEHeader HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);

    private static final String BEGINNING = HEADER.toBase64URL() + "..";

    private final List<SecretKey> keys;

    /**
     * @param keys the first closes, each of them opens
     * @param purpose what was closed for another one does not open
     */
    Seal(List<SessionKey> keys, String purpose) {
        this.keys = keys.stream().map(key -> key.derive(purpose)).toList();
    }

    String close(JWTClaimsSet claims) {
        try {
            EncryptedJWT sealed = new EncryptedJWT(HEADER, claims);
            sealed.encrypt(new DirectEncrypter(keys.getFirst()));
            return sealed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a key of 256 bits can seal", e);
        }
    }

    /** Empty when it was not closed with one of our keys for this purpose, or was touched since. */
    Optional<JWTClaimsSet> open(String text) {
        if (text.length() > LONGEST || !text.startsWith(BEGINNING)) {
            return Optional.empty();
        }
        return keys.stream().flatMap(key -> open(text, key).stream()).findFirst();
    }

    private static Optional<JWTClaimsSet> open(String text, SecretKey key) {
        try {
            EncryptedJWT sealed = EncryptedJWT.parse(text);
            sealed.decrypt(new DirectDecrypter(key));
            return Optional.ofNullable(sealed.getJWTClaimsSet());
        } catch (ParseException | JOSEException e) {
            return Optional.empty(); // whoever made it up is told nothing
        }
    }
}
