package org.opencontextgraph.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhookTest {
    /** The example of the specification's own libraries. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long TIME = 1_614_265_330;
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String RIGHT = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String WRONG = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";

    @Test
    void shouldTrustTheExampleOfTheSpecification() {
        assertThat(distrust(ID, Long.toString(TIME), RIGHT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                WRONG + " " + RIGHT,
                RIGHT + " " + WRONG,
                "v1a,AAAA " + RIGHT,
                "v1 v1, " + RIGHT + " ",
                "  " + RIGHT
            })
    void shouldTrustWhatOneOfItsSignaturesIsRightFor(String signatures) {
        assertThat(distrust(ID, Long.toString(TIME), signatures)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1614265330, v1, it is not signed",
        "msg_1, '', v1, it is not signed",
        "msg_1, 1614265330, '', it is not signed",
        "msg_1.1, 1614265330, v1, 'its id is too long, or has characters that no id has'",
        "'msg 1', 1614265330, v1, 'its id is too long, or has characters that no id has'",
        "msgé1, 1614265330, v1, 'its id is too long, or has characters that no id has'",
        "msg_1, -1614265330, v1, its time is no number of seconds",
        "msg_1, 1614265330.5, v1, its time is no number of seconds",
        "msg_1, 99999999999999999999, v1, its time is no number of seconds",
        "msg_1, 1614265330, v1, no signature of it is right",
        "msg_1, 1614265330, 'v1,', no signature of it is right",
        "msg_1, 1614265330, 'v1,!', no signature of it is right",
        "msg_1, 1614265330, 'v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=', no signature of it is right",
    })
    void shouldSayWhyItDoesNot(String id, String time, String signatures, String why) {
        assertThat(distrust(id, time, signatures)).contains(why);
    }

    @Test
    void shouldNotTryEverySignatureOfAThousand() {
        assertThat(distrust(ID, Long.toString(TIME), (WRONG + " ").repeat(1_000) + RIGHT))
                .contains("it has more than 16 signatures");
        assertThat(distrust("i".repeat(257), Long.toString(TIME), RIGHT)).isPresent();
    }

    @Property(tries = 300)
    void shouldTrustFiveMinutesBothWaysAndNothingElse(@ForAll @LongRange(min = -1_000, max = 1_000) long seconds) {
        // When
        Optional<String> distrust =
                StandardWebhook.distrust(headers()::get, BODY, SECRET, Instant.ofEpochSecond(TIME + seconds));

        // Then
        if (Math.abs(seconds) <= 300) {
            assertThat(distrust).isEmpty();
        } else {
            assertThat(distrust).contains(seconds > 0 ? "it is too old" : "it is of the future");
        }
    }

    @Property(tries = 300)
    void shouldTrustWhatWasSignedByteByByteAndNothingThatDiffersInOneBit(
            @ForAll @Size(max = 80) byte[] body,
            @ForAll @Size(min = 24, max = 64) byte[] key,
            @ForAll @IntRange(max = 10_000) int where)
            throws Exception {
        // Given
        String secret = StandardWebhook.secret(key);
        Map<String, String> headers = headers();
        headers.put(StandardWebhook.SIGNATURE, "v1," + signed(body, key));
        byte[] other = body.length == 0 ? new byte[1] : body.clone();
        if (body.length > 0) {
            other[where % body.length] ^= (byte) (1 << where % 8);
        }
        byte[] otherKey = key.clone();
        otherKey[where % key.length] ^= (byte) (1 << where % 8);

        // When // Then
        Instant received = Instant.ofEpochSecond(TIME);
        assertThat(StandardWebhook.distrust(headers::get, body, secret, received))
                .isEmpty();
        assertThat(StandardWebhook.distrust(headers::get, other, secret, received))
                .isPresent();
        assertThat(StandardWebhook.distrust(headers::get, body, StandardWebhook.secret(otherKey), received))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_c2hvcnQ=",
                "whsec_not base64 at all, but long enough",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
            })
    void shouldTakeNothingElseForASecret(String secret) {
        assertThat(StandardWebhook.isSecret(secret)).isFalse();
        assertThat(StandardWebhook.distrust(headers()::get, BODY, secret, Instant.ofEpochSecond(TIME)))
                .contains("there is no secret to check it with");
    }

    private static Optional<String> distrust(String id, String time, String signatures) {
        Map<String, String> headers =
                Map.of(StandardWebhook.ID, id, StandardWebhook.TIMESTAMP, time, StandardWebhook.SIGNATURE, signatures);
        return StandardWebhook.distrust(headers::get, BODY, SECRET, Instant.ofEpochSecond(TIME));
    }

    private static Map<String, String> headers() {
        return new HashMap<>(Map.of(
                StandardWebhook.ID,
                ID,
                StandardWebhook.TIMESTAMP,
                Long.toString(TIME),
                StandardWebhook.SIGNATURE,
                RIGHT));
    }

    private static String signed(byte[] body, byte[] key) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update((ID + "." + TIME + ".").getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(mac.doFinal(body));
    }
}
