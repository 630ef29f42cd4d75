package org.opencontextgraph.query.server.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final SessionKey OLD = SessionKey.parse("01".repeat(32));
    private static final SessionKey NEW = SessionKey.parse("02".repeat(32));
    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().claim("x", "y").build();
    private static final String SEALED = new Seal(List.of(OLD), "a").close(CLAIMS);

    @Property(tries = 300)
    void shouldNotOpenWhenOneCharacterIsAnother(
            @ForAll @IntRange(max = 10_000) int at, @ForAll @CharRange(from = '!', to = '~') char other) {
        int place = at % SEALED.length();
        String touched = SEALED.substring(0, place) + other + SEALED.substring(place + 1);

        boolean opens = new Seal(List.of(OLD), "a").open(touched).isPresent();

        // the last character of a group in base64url has bits that mean nothing
        assertThat(opens && other != SEALED.charAt(place) && !endsAGroup(place)).isFalse();
    }

    private static boolean endsAGroup(int place) {
        return place + 1 == SEALED.length() || SEALED.charAt(place + 1) == '.';
    }

    @Test
    void shouldOpenWithEachKeyOfTheListAndCloseWithTheFirst() {
        Seal rotated = new Seal(List.of(NEW, OLD), "a");

        assertThat(rotated.open(SEALED)).contains(CLAIMS);
        assertThat(new Seal(List.of(OLD), "a").open(rotated.close(CLAIMS))).isEmpty();
        assertThat(new Seal(List.of(NEW), "a").open(rotated.close(CLAIMS))).contains(CLAIMS);
        assertThat(new Seal(List.of(NEW), "a").open(SEALED)).isEmpty();
    }

    @Test
    void shouldNotOpenForAnotherPurpose() {
        assertThat(new Seal(List.of(OLD), "b").open(SEALED)).isEmpty();
    }

    @Test
    void shouldNotOpenWhatIsNotSealedOrSealedInAnotherWay() throws Exception {
        Seal seal = new Seal(List.of(OLD), "a");
        EncryptedJWT other = new EncryptedJWT(new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A128CBC_HS256), CLAIMS);
        other.encrypt(new DirectEncrypter(OLD.derive("a")));

        assertThat(seal.open(other.serialize())).isEmpty();
        assertThat(seal.open(new PlainJWT(CLAIMS).serialize())).isEmpty();
        assertThat(seal.open("")).isEmpty();
        assertThat(seal.open("x".repeat(20_000))).isEmpty();
    }

    @Test
    void shouldNotRepeatAKeyThatIsNone() {
        assertThatThrownBy(() -> SessionKey.parse("secret but short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("identity.session-keys")
                .hasMessageNotContaining("short");
        assertThat(OLD.toString()).doesNotContain("01");
    }
}
