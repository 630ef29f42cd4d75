package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A login to which the provider answers with what it should not: nobody is in. */
class LyingProviderTest {
    private static final String PATH = "/api/v1/analytics/processes";

    private TestApi api;
    private TestIssuer issuer;
    private TestBrowser browser;

    @BeforeEach
    void start() throws Exception {
        api = TestApi.gated();
        issuer = api.issuer;
        browser = new TestBrowser(api.server);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldTakeInWhomTheTruthIsToldAbout() throws Exception {
        HttpResponse<String> back = finish(Map.of(), "");

        assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
        assertThat(browser.get(PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTakeInNobodyOnALie() throws Exception {
        RSAKey forged = new RSAKeyGenerator(2048).keyID("rsa").generate();
        Date past = Date.from(Instant.now().minusSeconds(120));
        String good = "id_token";
        Map<String, Map<String, String>> lies = new LinkedHashMap<>();
        lies.put(
                "another login",
                Map.of(good, issuer.sign(identity("another nonce").build())));
        lies.put("no nonce", Map.of(good, issuer.sign(identity(null).build())));
        lies.put("another client", Map.of(good, "aud:another"));
        lies.put("no ID token", Map.of(good, ""));
        lies.put("an access token twice", Map.of(good, issuer.reader()));
        lies.put("another person's access token", Map.of("access_token", access("mallory", "ocg", null)));
        lies.put("another service's access token", Map.of("access_token", access("somebody", "another", null)));
        lies.put("an expired access token", Map.of("access_token", access("somebody", "ocg", past)));
        lies.put("an opaque access token", Map.of("access_token", "opaque"));
        lies.put("no access token", Map.of("access_token", ""));
        lies.put("another issuer", Map.of(good, "iss:http://elsewhere"));
        lies.put("an expired ID token", Map.of(good, "exp"));
        lies.put("an unsigned ID token", Map.of(good, "plain"));
        lies.put("another key", Map.of(good, "forged"));
        for (Map.Entry<String, Map<String, String>> lie : lies.entrySet()) {
            // When
            HttpResponse<String> back = finish(lie.getValue(), "", forged);

            // Then
            assertThat(back.statusCode()).as(lie.getKey()).isIn(401, 503);
            assertThat(back.statusCode() == 503)
                    .as(lie.getKey())
                    .isEqualTo(lie.getKey().equals("no access token"));
            assertThat(browser.kept("ocg_session")).as(lie.getKey()).isNull();
            assertThat(browser.get(PATH).statusCode()).as(lie.getKey()).isEqualTo(401);
        }
    }

    @Test
    void shouldTakeInNobodyOnAnAnswerThatIsNone() throws Exception {
        Map<String, Integer> answers = new LinkedHashMap<>();
        answers.put("400 {\"error\":\"invalid_grant\"}", 401);
        answers.put("401 {\"error\":\"invalid_client\"}", 401);
        answers.put("500 {}", 503);
        answers.put("429 {}", 503);
        answers.put("200 <html>", 503);
        answers.put("200 {}", 503);
        answers.put("302 {}", 401);
        for (Map.Entry<String, Integer> answer : answers.entrySet()) {
            String callback = begin().callback();
            issuer.answerTokensWith(
                    Integer.parseInt(answer.getKey().substring(0, 3)),
                    answer.getKey().substring(4));

            HttpResponse<String> back = browser.get(callback);

            assertThat(back.statusCode()).as(answer.getKey()).isEqualTo(answer.getValue());
            assertThat(browser.kept("ocg_session")).isNull();
        }
    }

    @Test
    void shouldTakeNoAnswerOfAnotherIssuerAndNoRefusal() throws Exception {
        assertThat(finish(Map.of(), "&iss=http://elsewhere").statusCode()).isEqualTo(401);
        assertThat(finish(Map.of(), "&iss=" + issuer.url()).statusCode()).isEqualTo(302);

        TestBrowser other = new TestBrowser(api.server);
        String state = parameter(other.begin("/api/v1/login"), "state");
        HttpResponse<String> refused = other.get("/api/v1/login/callback?error=access_denied&state=" + state);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(other.kept()).isEmpty();
    }

    private record Begun(String callback, String nonce) {}

    private Begun begin() throws Exception {
        URI form = browser.begin("/api/v1/login");
        return new Begun("/api/v1/login/callback?code=x&state=" + parameter(form, "state"), parameter(form, "nonce"));
    }

    private HttpResponse<String> finish(Map<String, String> lie, String more) throws Exception {
        return finish(lie, more, TestIssuer.RSA);
    }

    private HttpResponse<String> finish(Map<String, String> lie, String more, RSAKey forged) throws Exception {
        Begun login = begin();
        JWTClaimsSet.Builder truth = identity(login.nonce());
        String told = lie.getOrDefault("id_token", "truth");
        String identity = switch (told) {
            case "truth" -> issuer.sign(truth.build());
            case "aud:another" -> issuer.sign(truth.audience("another client").build());
            case "iss:http://elsewhere" ->
                issuer.sign(truth.issuer("http://elsewhere").build());
            case "exp" ->
                issuer.sign(truth.expirationTime(Date.from(Instant.now().minusSeconds(120)))
                        .build());
            case "plain" -> new PlainJWT(truth.build()).serialize();
            case "forged" -> TestIssuer.sign(truth.build(), forged);
            default -> told;
        };
        String access = lie.getOrDefault("access_token", access("somebody", "ocg", null));
        issuer.answerTokensWith(
                200,
                "{\"token_type\":\"Bearer\",\"expires_in\":300"
                        + (identity.isEmpty() ? "" : ",\"id_token\":\"" + identity + "\"")
                        + (access.isEmpty() ? "" : ",\"access_token\":\"" + access + "\"") + "}");
        return browser.get(login.callback() + more);
    }

    private JWTClaimsSet.Builder identity(@Nullable String nonce) {
        return issuer.claims()
                .audience(List.of("ocg-web"))
                .issueTime(Date.from(Instant.now()))
                .claim("nonce", nonce);
    }

    private String access(String subject, String audience, @Nullable Date expires) {
        JWTClaimsSet.Builder claims = issuer.claims().subject(subject).audience(audience);
        return issuer.sign((expires == null ? claims : claims.expirationTime(expires)).build());
    }

    private static String parameter(URI uri, String name) {
        return uri.getRawQuery().replaceFirst("(?:.*&)?" + name + "=([^&]+).*", "$1");
    }
}
