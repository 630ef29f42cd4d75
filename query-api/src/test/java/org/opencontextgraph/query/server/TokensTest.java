package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final String PATH = "/api/v1/analytics/processes";

    private TestApi api;
    private TestIssuer issuer;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
        issuer = api.issuer;
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldAskForATokenWhereThereIsNone() throws Exception {
        // When
        HttpResponse<String> response = api.get(PATH, null);

        // Then
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"ocg\"");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(TestApi.json(response.body()).path("request_id").asText())
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void shouldAcceptBothAlgorithmsOfTheShortList() throws Exception {
        assertThat(api.get(PATH, issuer.sign(issuer.claims().build())).statusCode())
                .isEqualTo(200);
        assertThat(api.get(PATH, issuer.signWithEllipticCurve(issuer.claims().build()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldRefuseATokenWithoutSignature() throws Exception {
        shouldBeRefused(new PlainJWT(issuer.claims().build()).serialize());
    }

    @Test
    void shouldRefuseAPublicKeyUsedAsASecret() throws Exception {
        // Given: the classic confusion, HS256 with the public key's bytes
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(),
                issuer.claims().build());
        token.sign(new MACSigner(TestIssuer.RSA.toRSAPublicKey().getEncoded()));

        // When, Then
        shouldBeRefused(token.serialize());
    }

    @Test
    void shouldRefuseAnotherKeyUnderAKnownName() throws Exception {
        shouldBeRefused(TestIssuer.sign(
                issuer.claims().build(), new RSAKeyGenerator(2048).keyID("rsa").generate()));
    }

    @Test
    void shouldRefuseAnotherIssuerAudienceOrTime() throws Exception {
        Instant now = Instant.now();
        shouldBeRefused(issuer.sign(issuer.claims().issuer("http://elsewhere").build()));
        shouldBeRefused(issuer.sign(issuer.claims().audience("another service").build()));
        shouldBeRefused(issuer.sign(issuer.claims().audience(List.of()).build()));
        shouldBeRefused(issuer.sign(
                issuer.claims().expirationTime(Date.from(now.minusSeconds(60))).build()));
        shouldBeRefused(issuer.sign(issuer.claims().expirationTime(null).build()));
        shouldBeRefused(issuer.sign(
                issuer.claims().notBeforeTime(Date.from(now.plusSeconds(60))).build()));
        shouldBeRefused(
                issuer.sign(issuer.claims().claim("at_hash", "an ID token").build()));
        shouldBeRefused(issuer.sign(issuer.claims().claim("typ", "ID").build()));
        shouldBeRefused("no token at all");
        shouldBeRefused("");
    }

    @Test
    void shouldForgiveAClockThatIsALittleOff() throws Exception {
        String token = issuer.sign(issuer.claims()
                .expirationTime(Date.from(Instant.now().minusSeconds(10)))
                .build());
        assertThat(api.get(PATH, token).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotFloodTheIssuerForMadeUpKeys() throws Exception {
        // Given
        assertThat(api.get(PATH, issuer.reader()).statusCode()).isEqualTo(200);
        var unknown = new RSAKeyGenerator(2048).keyID("unknown").generate();

        // When
        for (int i = 0; i < 20; i++) {
            assertThat(api.get(PATH, TestIssuer.sign(issuer.claims().build(), unknown))
                            .statusCode())
                    .isEqualTo(401);
        }

        // Then
        assertThat(issuer.fetches.get()).isLessThan(5);
        assertThat(api.get(PATH, issuer.reader()).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseWhateverAHeaderSaysOfKeys() throws Exception {
        RSAKey mine = new RSAKeyGenerator(2048).keyID("mine").generate();
        for (JWSHeader.Builder header : List.of(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("../../rsa"),
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa' or '1'='1"),
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("x".repeat(5_000)),
                new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(mine.toPublicJWK()),
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").jwk(mine.toPublicJWK()),
                new JWSHeader.Builder(JWSAlgorithm.RS256).jwkURL(URI.create(issuer.url() + "/mine")),
                new JWSHeader.Builder(JWSAlgorithm.PS512).keyID("rsa"),
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").criticalParams(Set.of("exp")))) {
            SignedJWT token = new SignedJWT(header.build(), issuer.claims().build());
            token.sign(new RSASSASigner(mine));
            shouldBeRefused(token.serialize());
        }
    }

    @Test
    void shouldRefuseHugeTokensAndBrokenOnesAlike() throws Exception {
        String good = issuer.reader();
        shouldBeRefused(good + "A".repeat(17_000));
        shouldBeRefused(
                issuer.sign(issuer.claims().claim("x", "y".repeat(17_000)).build()));
        for (String header : List.of(
                "{}",
                "{\"alg\":null}",
                "{\"alg\":\"dir\"}",
                "{\"alg\":\"RS256\",\"kid\":7}",
                "[]",
                "null",
                "{\"alg\":\"none\"}")) {
            String encoded = Base64URL.encode(header).toString();
            shouldBeRefused(encoded + good.substring(good.indexOf('.')));
            shouldBeRefused(encoded + "..a.b.c");
        }
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            char[] touched = good.toCharArray();
            touched[random.nextInt(good.lastIndexOf('.'))] = (char) ('!' + random.nextInt(94));
            if (!good.equals(new String(touched))) {
                shouldBeRefused(new String(touched));
            }
        }
    }

    @Test
    void shouldRefuseAKeyThatTheIssuerDoesNotHaveAndTakeItOnceItHas() throws Exception {
        // Given
        RSAKey next = new RSAKeyGenerator(2048).keyID("next").generate();
        String token = TestIssuer.sign(issuer.claims().build(), next);
        String before = issuer.reader();
        assertThat(api.get(PATH, before).statusCode()).isEqualTo(200);
        shouldBeRefused(token);

        // When
        issuer.rotateTo(next);

        // Then
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (api.get(PATH, token).statusCode() != 200) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(200);
        }
        shouldBeRefused(before);
        shouldBeRefused(issuer.reader());
    }

    @Test
    void shouldRefuseATokenThatWasGoodAndIsOver() throws Exception {
        // Given
        Instant over = Instant.now().minus(SKEW).plusSeconds(4);
        String token =
                issuer.sign(issuer.claims().expirationTime(Date.from(over)).build());
        assertThat(api.get(PATH, token).statusCode()).isEqualTo(200);
        assertThat(api.get(PATH, token).statusCode()).isEqualTo(200);

        // When
        Thread.sleep(Duration.between(Instant.now(), over.plus(SKEW).plusSeconds(1)));

        // Then
        shouldBeRefused(token);
    }

    @Test
    void shouldAnswerWhoseKeyItKnowsWhileTheIssuerIsAway() throws Exception {
        // Given
        String token = issuer.reader();
        assertThat(api.get(PATH, token).statusCode()).isEqualTo(200);
        RSAKey unknown = new RSAKeyGenerator(2048).keyID("unknown").generate();
        issuer.close();

        // When, Then
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> undecided =
                    api.get(PATH, TestIssuer.sign(issuer.claims().build(), unknown));
            assertThat(undecided.statusCode()).isEqualTo(503);
            assertThat(undecided.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(api.get(PATH, token).statusCode()).isEqualTo(200);
            shouldBeRefused(
                    issuer.sign(issuer.claims().audience("another service").build()));
        }
    }

    @Test
    void shouldSayThatItCannotCheckWhenTheIssuerIsAway() throws Exception {
        // Given
        String token = issuer.reader();
        issuer.close();

        // When
        HttpResponse<String> response = api.get(PATH, token);

        // Then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(TestApi.json(response.body()).path("detail").asText()).contains("identity provider");
    }

    @Test
    void shouldKeepLanesForAdministrators() throws Exception {
        // Given
        api.database.run("insert into context.lane values ('live', 0, 1, '2026-01-08T00:00:00Z', false)");

        // When, Then
        assertThat(api.get("/api/v1/lanes/live", issuer.reader("ocg-admin")).statusCode())
                .isEqualTo(403);
        assertThat(api.get("/api/v1/lanes/live", issuer.admin()).body())
                .isEqualTo("{\"lane\":\"live\",\"complete_up_to\":\"2026-01-08T00:00:00Z\",\"closed\":false}");
        assertThat(api.get("/api/v1/lanes/other", issuer.admin()).statusCode()).isEqualTo(404);
    }

    private void shouldBeRefused(String token) throws IOException, InterruptedException {
        HttpResponse<String> response = api.get(PATH, token);
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer realm=\"ocg\"");
    }
}
