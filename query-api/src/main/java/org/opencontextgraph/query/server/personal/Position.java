package org.opencontextgraph.query.server.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where a page of one's own ended: the last row's place in the order (time, sequence, id), latest first.
 *
 * <p>As a cursor it is sealed with the person's number, which only administrators are told, and the list's name: one that was made up, that
 * belongs to somebody else, or to another list, does not open.
 *
 * @param time milliseconds since 1970
 */
record Position(long time, long sequence, String id) {
    /** As PostgreSQL has it: ids by their bytes. */
    static final Comparator<Position> LATEST_FIRST = Comparator.comparingLong(Position::time)
            .thenComparingLong(Position::sequence)
            .thenComparing(position -> position.id().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
            .reversed();

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL = 16;
    private static final Pattern FORM = Pattern.compile("(\\d{1,13}):(-?\\d{1,19}):(.{1,200})", Pattern.DOTALL);

    static Position of(OffsetDateTime time, long sequence, String id) {
        return new Position(time.toInstant().toEpochMilli(), sequence, id);
    }

    OffsetDateTime at() {
        return Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC);
    }

    String sealed(PersonId person, String list) {
        byte[] plain = (time + ":" + sequence + ":" + id).getBytes(StandardCharsets.UTF_8);
        byte[] seal = seal(person, list, plain);
        byte[] both = Arrays.copyOf(seal, SEAL + plain.length);
        System.arraycopy(plain, 0, both, SEAL, plain.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** Empty when this person was never given it for this list. */
    static Optional<Position> opened(String cursor, PersonId person, String list) {
        byte[] both;
        try {
            both = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (both.length <= SEAL) {
            return Optional.empty();
        }
        byte[] plain = Arrays.copyOfRange(both, SEAL, both.length);
        if (!MessageDigest.isEqual(Arrays.copyOf(both, SEAL), seal(person, list, plain))) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(new String(plain, StandardCharsets.UTF_8));
        return matcher.matches()
                ? Optional.of(new Position(
                        Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    private static byte[] seal(PersonId person, String list, byte[] plain) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(person.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((list + ":").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(plain), SEAL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
