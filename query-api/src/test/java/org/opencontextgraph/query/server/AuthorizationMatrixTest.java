package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every operation of the document × every kind of caller. A policy that this matrix does not know fails it. */
class AuthorizationMatrixTest {
    private static final String SECRET_STEP = "for-the-crew-only";

    private enum Trust {
        NONE,
        READER,
        CREW,
        PRIVACY_OFFICER,
        ADMIN
    }

    private record Operation(
            String method,
            String path,
            String policy,
            @Nullable String body) {
        boolean isOpenTo(Trust trust) {
            return switch (policy) {
                case "PUBLIC" -> true;
                case "ANY_READER", "OWN" -> trust != Trust.NONE;
                case "OVERSIGHT" -> trust == Trust.ADMIN || trust == Trust.PRIVACY_OFFICER;
                case "ADMIN" -> trust == Trust.ADMIN;
                default -> throw new AssertionError("who may use " + method + " " + path + "? policy: " + policy);
            };
        }
    }

    private TestApi api;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
        api.release(
                TestUnit.of("everyone", 50, "a", "b"),
                TestUnit.of("group:crew", 50, "a", SECRET_STEP),
                TestUnit.of("group:crew", 50, "a", SECRET_STEP).inProcess("crews-own"));
        new TestPeople(api).with("ann", "ben", "cat");
        api.database.run("insert into personal.membership values"
                + " ('ann-tool', true, '{group:crew}', '{tool:crew}'), ('ben-tool', false, '{}', '{}');"
                + "insert into personal.consent values ('p-cat', false, now());"
                + "insert into ingest.connector_kind values ('deck', '[]', false, false, true);"
                + "insert into ingest.sealing_key (public_keys) values ('" + FuzzWorld.publicKeys() + "')");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldOpenEachOperationToWhomItsPolicySaysAndToNobodyElse() throws Exception {
        Map<String, Trust> trusts = trusts();
        Map<String, @Nullable String> tokens = tokens();
        List<Operation> operations = operations();
        for (Operation operation : operations) {
            for (Map.Entry<String, Trust> caller : trusts.entrySet()) {
                String place = operation.method() + " " + operation.path() + " by " + caller.getKey();
                HttpResponse<String> response =
                        api.send(operation.method(), operation.path(), tokens.get(caller.getKey()), operation.body());

                // what a policy opens may still be absent, or not for a caller whom nobody knows; a login goes
                // elsewhere,
                // and none that nobody began is finished
                Set<Integer> expected = operation.isOpenTo(caller.getValue())
                        ? operation.path().contains("/login") ? Set.of(302, 400) : Set.of(200, 202, 404, 409)
                        : Set.of(caller.getValue() == Trust.NONE ? 401 : 403);
                assertThat(response.statusCode()).as(place).isIn(expected);
                if (!operation.isOpenTo(caller.getValue())) {
                    assertThat(fieldsOf(response.body()))
                            .as(place)
                            .containsExactlyInAnyOrder("type", "title", "status", "detail", "request_id");
                }
                if (caller.getValue() != Trust.CREW) {
                    // the key that was asked for comes back; it was the caller's own word
                    assertThat(response.body().replace("{\"process_key\":\"crews-own\"", ""))
                            .as(place)
                            .doesNotContain(SECRET_STEP, "crews-own");
                }
            }
        }
        // the crew sees what is its own, so the matrix can tell
        for (String member : List.of("member of the crew", "member of the crew in a tool")) {
            assertThat(api.get("/api/v1/analytics/processes/p/variants", tokens.get(member))
                            .body())
                    .contains(SECRET_STEP);
        }
    }

    @Test
    void shouldNotSayWhatIsWrongWithAToken() throws Exception {
        Map<String, Trust> trusts = trusts();
        Map<String, @Nullable String> tokens = tokens();
        for (Operation operation : operations()) {
            List<String> answers = new ArrayList<>();
            for (Map.Entry<String, Trust> caller : trusts.entrySet()) {
                if (tokens.get(caller.getKey()) != null
                        && caller.getValue() == Trust.NONE
                        && !operation.isOpenTo(Trust.NONE)) {
                    HttpResponse<String> response = api.send(
                            operation.method(), operation.path(), tokens.get(caller.getKey()), operation.body());
                    answers.add(withoutRequestId(response.body()));
                }
            }
            assertThat(answers.stream().distinct()).as(operation.path()).hasSizeLessThanOrEqualTo(1);
        }
    }

    /** Every kind of caller by name. A group that was revoked is not in the next token. */
    private static Map<String, Trust> trusts() {
        Map<String, Trust> trusts = new LinkedHashMap<>();
        for (String none : List.of(
                "anonymous", "expired", "not yet valid", "wrong audience", "wrong issuer", "another key", "no token")) {
            trusts.put(none, Trust.NONE);
        }
        for (String reader : List.of(
                "user",
                "other user",
                "analyst",
                "service",
                "member whose group was revoked",
                "member of a group that is unknown now",
                "opted-out user")) {
            trusts.put(reader, Trust.READER);
        }
        trusts.put("member of the crew", Trust.CREW);
        trusts.put("member of the crew in a tool", Trust.CREW);
        trusts.put("privacy officer", Trust.PRIVACY_OFFICER);
        trusts.put("admin", Trust.ADMIN);
        return trusts;
    }

    private Map<String, @Nullable String> tokens() throws Exception {
        TestIssuer issuer = api.issuer;
        Instant now = Instant.now();
        Map<String, @Nullable String> tokens = new LinkedHashMap<>();
        tokens.put("anonymous", null);
        tokens.put(
                "expired",
                issuer.sign(issuer.claims()
                        .expirationTime(Date.from(now.minusSeconds(120)))
                        .build()));
        tokens.put(
                "not yet valid",
                issuer.sign(issuer.claims()
                        .notBeforeTime(Date.from(now.plusSeconds(120)))
                        .build()));
        tokens.put(
                "wrong audience",
                issuer.sign(issuer.claims().audience("another service").build()));
        tokens.put(
                "wrong issuer",
                issuer.sign(issuer.claims().issuer("http://elsewhere").build()));
        tokens.put(
                "another key",
                TestIssuer.sign(
                        issuer.claims().build(),
                        new RSAKeyGenerator(2048).keyID("rsa").generate()));
        tokens.put("no token", "no token");
        tokens.put("user", issuer.reader());
        tokens.put(
                "other user",
                issuer.sign(issuer.claims().subject("somebody else").build()));
        tokens.put(
                "analyst",
                issuer.sign(
                        issuer.claims().claim("roles", List.of("ocg-analyst")).build()));
        tokens.put("service", issuer.sign(issuer.claims().subject(null).build()));
        tokens.put("member whose group was revoked", issuer.reader("another"));
        tokens.put("member of the crew", issuer.reader("crew"));
        tokens.put("member of the crew in a tool", new TestPeople(api).token("ann"));
        tokens.put("member of a group that is unknown now", new TestPeople(api).token("ben"));
        tokens.put("opted-out user", new TestPeople(api).token("cat"));
        tokens.put(
                "privacy officer",
                issuer.sign(issuer.claims()
                        .claim("roles", List.of("ocg-privacy-officer"))
                        .build()));
        tokens.put("admin", issuer.admin());
        return tokens;
    }

    private List<Operation> operations() throws Exception {
        JsonNode paths =
                TestApi.json(api.get("/api/v1/openapi.json", null).body()).path("paths");
        List<Operation> operations = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String method = operation.getKey().toUpperCase(Locale.ROOT);
                    String policy = operation.getValue().path("x-ocg-policy").asText();
                    String filled = path.getKey()
                            .replace("{process_key}", "p")
                            .replace("{lane}", "live")
                            .replaceAll("\\{\\w+}", "x")
                            .replaceAll("/persons$", method.equals("DELETE") ? "/persons?person=p-ann" : "/persons")
                            .replaceAll("/explain$", "/explain?person=ann&process=p")
                            .replaceAll("/timing$", "/timing?variant=v")
                            .replaceAll("/edge$", "/edge?source=a&target=b");
                    operations.add(new Operation(method, filled, policy, body(method, path.getKey())));
                    if (method.equals("GET")) {
                        operations.add(new Operation(method, filled.replace("/p/", "/crews-own/"), policy, null));
                    }
                }));
        assertThat(operations).hasSizeGreaterThan(10);
        return operations;
    }

    private static @Nullable String body(String method, String path) {
        if (path.endsWith("/next_steps")) {
            return "{\"process_key\":\"p\",\"recent_steps\":[\"a\"]}";
        } else if (path.endsWith("/consent") && method.equals("PUT")) {
            return "{\"opted_in\":false}";
        } else if (path.endsWith("/admin/connectors")) {
            return "{\"name\":\"y\",\"kind\":\"deck\",\"settings\":{},\"token\":\"t\"}";
        } else if (path.endsWith("/token")) {
            return "{\"token\":\"t\"}";
        } else if (path.endsWith("/paused")) {
            return "{\"paused\":true}";
        } else if (method.equals("PATCH")) {
            return "{\"title\":\"x\"}";
        } else if (path.endsWith("/split")) {
            return "{\"from\":\"x\"}";
        } else if (path.endsWith("/merge")) {
            return "{\"tasks\":[\"x\",\"y\"]}";
        } else if (method.equals("POST") && path.endsWith("/persons")) {
            return "{\"person\":\"p-ann\",\"same_as\":\"p-nobody\",\"reason\":\"r\"}";
        } else if (method.equals("POST") && path.contains("/identity/")) {
            return "{\"account\":\"x\",\"person\":\"p-ann\",\"reason\":\"r\"}";
        }
        return null;
    }

    private static List<String> fieldsOf(String problem) throws IOException {
        List<String> names = new ArrayList<>();
        TestApi.json(problem).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String withoutRequestId(String problem) {
        return problem.replaceAll("\"request_id\":\"[^\"]*\"", "");
    }
}
