package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {
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
                    .isIn(401, 503);
        }

        // Then
        assertThat(issuer.fetches.get()).isLessThan(5);
        assertThat(api.get(PATH, issuer.reader()).statusCode()).isEqualTo(200);
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
