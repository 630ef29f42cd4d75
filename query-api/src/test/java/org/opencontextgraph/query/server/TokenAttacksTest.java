package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that somebody made who wants in (RFC 8725), and places where tokens do not belong. */
class TokenAttacksTest {
    private static final String PATH = "/api/v1/analytics/processes";
    private static final String ADMIN_PATH = "/api/v1/admin/identity/accounts";

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
    void shouldRefuseAnAlgorithmInAnotherSpelling() throws Exception {
        String payload = issuer.claims().build().toString();
        String signature = issuer.reader().substring(issuer.reader().lastIndexOf('.') + 1);
        for (String alg :
                List.of("none", "None", "NONE", "nOnE", "rs256", "RS256 ", " RS256", "RS256\u0000", "", "HS256")) {
            for (String end : List.of("", signature)) {
                shouldBeRefused(encoded("{\"alg\":\"" + alg.replace("\u0000", "\\u0000") + "\",\"kid\":\"rsa\"}") + "."
                        + encoded(payload) + "." + end);
            }
        }
    }

    @Test
    void shouldRefuseASignatureThatIsNone() throws Exception {
        String good = issuer.reader();
        String unsigned = good.substring(0, good.lastIndexOf('.') + 1);
        shouldBeRefused(unsigned);
        shouldBeRefused(unsigned.substring(0, unsigned.length() - 1));
        shouldBeRefused(unsigned + "AA");
        shouldBeRefused(unsigned + encoded("\0".repeat(256)));
        shouldBeRefused(good + "." + good);
        shouldBeRefused(good + ".");
        shouldBeRefused("." + good);
    }

    /** CVE-2022-21449: zeros once were a good signature for everything, in Java of all places. */
    @Test
    void shouldRefuseAnEllipticSignatureOfZeros() throws Exception {
        String good = issuer.signWithEllipticCurve(issuer.claims().build());
        assertThat(api.get(PATH, good).statusCode()).isEqualTo(200);
        String unsigned = good.substring(0, good.lastIndexOf('.') + 1);
        byte[] order = TestIssuer.EC.toECPublicKey().getParams().getOrder().toByteArray();
        byte[] orders = new byte[64];
        System.arraycopy(order, order.length - 32, orders, 0, 32);
        System.arraycopy(order, order.length - 32, orders, 32, 32);

        shouldBeRefused(unsigned + Base64URL.encode(new byte[64]));
        shouldBeRefused(unsigned + Base64URL.encode(orders));
        shouldBeRefused(unsigned + Base64URL.encode(new byte[0]));
        // in another encoding (ASN.1) of a true signature, too
        Signature der = Signature.getInstance("SHA256withECDSA");
        der.initSign(TestIssuer.EC.toECPrivateKey());
        der.update(unsigned.substring(0, unsigned.length() - 1).getBytes(StandardCharsets.US_ASCII));
        shouldBeRefused(unsigned + Base64URL.encode(der.sign()));
    }

    @Test
    void shouldRefuseThePublicKeyAsASecretInEveryForm() throws Exception {
        byte[] key = TestIssuer.RSA.toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.encode(key).toString().replaceAll("(.{64})", "$1\n") + "\n-----END PUBLIC KEY-----";
        for (byte[] secret : List.of(
                key,
                pem.getBytes(StandardCharsets.US_ASCII),
                (pem + "\n").getBytes(StandardCharsets.US_ASCII),
                TestIssuer.RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                TestIssuer.RSA.getModulus().decode(),
                new byte[64])) {
            for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
                shouldBeRefused(signed(header(algorithm).build(), new MACSigner(secret)));
            }
        }
        // and one key's name with the other one's algorithm
        shouldBeRefused(signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("ec").build(), new RSASSASigner(TestIssuer.RSA)));
        shouldBeRefused(signed(header(JWSAlgorithm.PS256).build(), new RSASSASigner(TestIssuer.RSA)));
        shouldBeRefused(signed(header(JWSAlgorithm.RS384).build(), new RSASSASigner(TestIssuer.RSA)));
    }

    /** Signed by the right key: nothing else is wrong with them. */
    @Test
    void shouldRefuseHeadersThatItDoesNotUnderstand() throws Exception {
        RSASSASigner right = new RSASSASigner(TestIssuer.RSA);
        assertThat(api.get(PATH, signed(header(JWSAlgorithm.RS256).build(), right))
                        .statusCode())
                .isEqualTo(200);
        for (String type : List.of("logout+jwt", "dpop+jwt", "secevent+jwt", "JOSE", "id_token")) {
            shouldBeRefused(signed(
                    header(JWSAlgorithm.RS256).type(new JOSEObjectType(type)).build(), right));
        }
        for (String critical : List.of(
                "\"crit\":[\"exp\"],\"exp\":1",
                "\"crit\":[\"http://example.com/unknown\"],\"http://example.com/unknown\":1",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"crit\":\"exp\"",
                "\"crit\":[\"alg\"]")) {
            shouldBeRefused(signedByHand("{\"alg\":\"RS256\",\"kid\":\"rsa\"," + critical + "}", payload()));
        }
    }

    /** Where the key is, is not for the token to say: nothing is fetched, and no key is taken from it. */
    @Test
    void shouldFetchNothingThatATokenNames() throws Exception {
        assertThat(api.get(PATH, issuer.reader()).statusCode()).isEqualTo(200);
        RSAKey mine = new RSAKeyGenerator(2048).keyID("rsa").generate();
        URI mineAt = URI.create(issuer.url() + "/keys");
        int fetched = issuer.fetches.get();
        for (JWSHeader header : List.of(
                header(JWSAlgorithm.RS256).jwkURL(mineAt).build(),
                header(JWSAlgorithm.RS256).x509CertURL(mineAt).build(),
                header(JWSAlgorithm.RS256).jwk(mine.toPublicJWK()).build(),
                header(JWSAlgorithm.RS256)
                        .x509CertChain(List.of(Base64.encode("no certificate")))
                        .build(),
                header(JWSAlgorithm.RS256)
                        .x509CertSHA256Thumbprint(Base64URL.encode("no thumbprint"))
                        .build())) {
            shouldBeRefused(signed(header, new RSASSASigner(mine)));
        }
        for (String kid :
                List.of("/dev/null", "file:///dev/null", mineAt.toString(), "rsa\u0000", "RSA", "", "|id", "%72sa")) {
            shouldBeRefused(
                    signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build(), new RSASSASigner(mine)));
        }
        assertThat(issuer.fetches.get() - fetched).isLessThan(5);
    }

    @Test
    void shouldRefuseATokenWithinATokenAndAnEncryptedOne() throws Exception {
        String inner = issuer.reader();
        JWSObject nested =
                new JWSObject(header(JWSAlgorithm.RS256).contentType("JWT").build(), new Payload(inner));
        nested.sign(new RSASSASigner(TestIssuer.RSA));
        shouldBeRefused(nested.serialize());

        JWEObject encrypted = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                        .keyID("rsa")
                        .contentType("JWT")
                        .build(),
                new Payload(inner));
        encrypted.encrypt(new RSAEncrypter(TestIssuer.RSA));
        shouldBeRefused(encrypted.serialize());
    }

    /** Signed by the right key, as a provider with a bug might: whoever reads a claim twice may read two values. */
    @Test
    void shouldRefuseClaimsThatAreThereTwiceOrOfAnotherKind() throws Exception {
        String end = "\"exp\":" + Instant.now().plusSeconds(300).getEpochSecond();
        String from = "\"iss\":\"" + issuer.url() + "\"";
        String header = "{\"alg\":\"RS256\",\"kid\":\"rsa\"}";
        assertThat(api.get(PATH, signedByHand(header, "{" + from + ",\"aud\":\"ocg\"," + end + "}"))
                        .statusCode())
                .isEqualTo(200);
        for (String claims : List.of(
                from + ",\"aud\":\"another\",\"aud\":\"ocg\"," + end,
                from + ",\"aud\":\"ocg\"," + end + ",\"roles\":[],\"roles\":[\"ocg-admin\"]",
                from + ",\"aud\":\"ocg\",\"exp\":1," + end,
                from + ",\"aud\":\"ocg\",\"exp\":\"tomorrow\"",
                from + ",\"aud\":\"ocg\",\"exp\":null",
                from + ",\"aud\":\"ocg\",\"exp\":{}",
                from + ",\"aud\":{\"ocg\":1}," + end,
                from + ",\"aud\":7," + end,
                from + ",\"aud\":[]," + end,
                "\"iss\":[\"" + issuer.url() + "\"],\"aud\":\"ocg\"," + end,
                "\"iss\":7,\"aud\":\"ocg\"," + end,
                from + ",\"aud\":\"ocg\",\"nbf\":\"never\"," + end,
                from + ",\"aud\":\"ocg\",\"nbf\":99999999999," + end,
                from + ",\"aud\":\"ocg\",\"sub\":{\"a\":1}," + end)) {
            shouldBeRefused(signedByHand(header, "{" + claims + "}"));
        }
        shouldBeRefused(signedByHand("{\"alg\":\"RS256\",\"kid\":\"other\",\"kid\":\"rsa\"}", payload()));
        shouldBeRefused(signedByHand(header, "[" + payload() + "]"));
        shouldBeRefused(signedByHand(header, payload() + payload()));
    }

    /** Roles and groups of another kind open nothing. */
    @Test
    void shouldMakeNothingOfRolesOfAnotherKind() throws Exception {
        for (Object roles : List.of(
                Map.of("ocg-admin", true),
                List.of(List.of("ocg-admin")),
                7,
                true,
                List.of(Map.of("name", "ocg-admin")))) {
            assertThat(api.get(
                                    ADMIN_PATH,
                                    issuer.sign(issuer.claims()
                                            .claim("roles", roles)
                                            .build()))
                            .statusCode())
                    .as(String.valueOf(roles))
                    .isIn(401, 403);
        }
    }

    @Test
    void shouldLookForATokenInItsHeaderOnly() throws Exception {
        String admin = issuer.admin();
        assertThat(api.get(PATH + "?access_token=" + admin, null).statusCode()).isEqualTo(401);
        assertThat(api.get("/api/v1/me/timeline?token=" + admin, null).statusCode())
                .isEqualTo(401);
        assertThat(ask(Map.of("Cookie", List.of("access_token=" + admin))).statusCode())
                .isEqualTo(401);
        assertThat(ask(Map.of("Cookie", List.of("ocg_session=" + admin))).statusCode())
                .isEqualTo(401);
        assertThat(ask(Map.of("Cookie", List.of("Authorization=Bearer " + admin)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(ask(Map.of("X-Authorization", List.of("Bearer " + admin))).statusCode())
                .isEqualTo(401);
        assertThat(ask(Map.of("Proxy-Authorization", List.of("Bearer " + admin)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(api.send("POST", "/api/v1/suggest/next_steps", null, "access_token=" + admin)
                        .statusCode())
                .isEqualTo(401);
    }

    /** Whoever stands before us may have looked at the other one. */
    @Test
    void shouldRefuseTwoTokens() throws Exception {
        String good = "Bearer " + issuer.admin();
        for (List<String> two : List.of(
                List.of(good, "Bearer x"),
                List.of("Bearer x", good),
                List.of(good, good),
                List.of(good, "Basic YTpi"),
                List.of(good + ", Bearer x"),
                List.of(good + " " + issuer.admin()))) {
            assertThat(ask(Map.of("Authorization", two)).statusCode())
                    .as(two.toString())
                    .isEqualTo(401);
        }
        assertThat(ask(Map.of("Authorization", List.of(good))).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> ask(Map<String, List<String>> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.server.url() + PATH));
        headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private String payload() {
        Map<String, Object> claims = new HashMap<>(issuer.claims()
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))
                .build()
                .toJSONObject());
        return JSONObjectUtils.toJSONString(claims);
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).keyID("rsa");
    }

    private String signed(JWSHeader header, JWSSigner signer) throws JOSEException {
        JWSObject token = new JWSObject(header, new Payload(payload()));
        token.sign(signer);
        return token.serialize();
    }

    /** Whatever header and payload are: the library would not write some of them. */
    private static String signedByHand(String header, String payload) throws GeneralSecurityException, JOSEException {
        String text = encoded(header) + "." + encoded(payload);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(TestIssuer.RSA.toRSAPrivateKey());
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + Base64URL.encode(signature.sign());
    }

    private static String encoded(String text) {
        return Base64URL.encode(text).toString();
    }

    private void shouldBeRefused(String token) throws IOException, InterruptedException {
        HttpResponse<String> response = api.get(PATH, token);
        assertThat(response.statusCode()).as(token).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer realm=\"ocg\"");
    }
}
