package org.opencontextgraph.query.server.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Holds answers against the contract. */
public final class Checker {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What only somebody who can read our log should see. */
    private static final Pattern INSIDE = Pattern.compile(
            "\\bat [a-z][\\w.$]+\\(|\\w+Exception\\b|\\b(java|javax|jdk|sun|com|org|io)\\.[a-z]+\\.\\w+|SQLSTATE|\\b[Ss]elect .+ from"
                    + "|jetty|Javalin|jackson|postgres|/(home|usr|tmp|work)/");

    /** Rules that the contract has in words: about two values together, or about something that only the server knows. */
    private static final Pattern IN_WORDS = Pattern.compile("\\w+ must be before \\w+"
            + "|cursor must be the next_cursor of a page of the same list (with the same filter|and caller)"
            + "|either process or resource must be given"
            + "|\\w+ must be between 1970-01-01T00:00:00Z and 2200-01-01T00:00:00Z"
            + "|return_to must be a path of this service that begins with one slash"
            + "|kind must be one of .*|settings\\.readable-by must name audiences that this instance declares .*"
            + "|settings\\.[a-z-]+ must be given: .*|settings must have no other names than .*"
            + "|settings\\.private-network cannot be said here: .*"
            + "|this browser began no such login, .*");

    private static final Set<Integer> LATER = Set.of(404, 409, 429);
    private static final Set<Integer> WRONG = Set.of(400, 404, 413, 415, 422);

    private final ApiDocument document;
    private final Words words;
    private final Seen seen;

    public Checker(ApiDocument document, Words words, Seen seen) {
        this.document = document;
        this.words = words;
        this.seen = seen;
    }

    /**
     * What is wrong with an answer; empty: nothing.
     *
     * @param disturbed statuses that are due to something that is away or limited; each ends a request early, and at any time
     */
    public Optional<String> complaint(Asked asked, Answered answered, Set<Integer> disturbed) {
        seen.add(asked, answered);
        List<String> wrong = new ArrayList<>();
        if (answered.status() == 0) {
            if (asked.expected() != Expected.OPEN) {
                wrong.add("no answer");
            }
        } else {
            status(asked, answered, disturbed, wrong);
            headers(asked, answered, wrong);
            body(asked, answered, wrong);
        }
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", wrong) + "\n  " + asked.curl() + "\n  -> " + answered.status() + " "
                        + answered.headers() + "\n  " + shortened(answered.text()));
    }

    private void status(Asked asked, Answered answered, Set<Integer> disturbed, List<String> wrong) {
        int status = answered.status();
        if (!allowed(asked).containsKey(status)) {
            wrong.add("the contract does not have " + status);
        }
        if (status >= 500 && !disturbed.contains(status)) {
            wrong.add("the server failed");
        }
        if (disturbed.contains(status) || asked.operation().isEmpty()) {
            return;
        }
        String policy = asked.operation().get().policy();
        if (asked.expected() == Expected.METHOD_REFUSED) {
            Set<String> methods = document.methods(asked.operation().get().path());
            if (status != 405
                    || !new TreeSet<>(
                                    List.of(answered.header("allow").orElse("").split(", ?")))
                            .equals(methods)) {
                wrong.add("must be 405 with Allow: " + methods);
            }
            return;
        }
        if (asked.expected() == Expected.OPEN) {
            return;
        }
        Optional<Integer> turnedAway = asked.caller().turnedAway(policy);
        if (turnedAway.isPresent()) {
            if (status != turnedAway.get()) {
                wrong.add("must be " + turnedAway.get());
            }
        } else if (asked.caller().enters(policy)) {
            entered(asked, answered, wrong);
        }
    }

    private static void entered(Asked asked, Answered answered, List<String> wrong) {
        int status = answered.status();
        if (asked.expected() == Expected.TAKEN
                && status >= 400
                && !LATER.contains(status)
                && !(status == 422 && hasKey(asked)) // which may be another request's
                && !IN_WORDS.matcher(detail(answered)).matches()
                && !(asked.method().equals("HEAD") && status == 400)) {
            wrong.add("it keeps to the contract, and was refused");
        }
        if (asked.expected() == Expected.REFUSED && !WRONG.contains(status)) {
            wrong.add("it does not keep to the contract, and was taken");
        }
    }

    private static boolean hasKey(Asked asked) {
        return asked.headers().stream().anyMatch(header -> header.name().equalsIgnoreCase("Idempotency-Key"));
    }

    private Map<Integer, JsonNode> allowed(Asked asked) {
        Map<Integer, JsonNode> allowed = new HashMap<>(document.everywhere());
        if (asked.operation().isPresent()) {
            allowed.putAll(asked.operation().get().responses());
        } else {
            document.operations().stream()
                    .flatMap(operation -> operation.responses().keySet().stream())
                    .forEach(status -> allowed.putIfAbsent(status, MissingNode.getInstance()));
        }
        return allowed;
    }

    private void headers(Asked asked, Answered answered, List<String> wrong) {
        for (String always : List.of("x-request-id", "cache-control")) {
            if (answered.headers().getOrDefault(always, List.of()).size() != 1) {
                wrong.add(always + " must be there once");
            }
        }
        if (!answered.header("x-content-type-options").orElse("").equals("nosniff")) {
            wrong.add("X-Content-Type-Options must be nosniff");
        }
        for (String never : List.of("server", "x-powered-by", "x-injected", "access-control-allow-origin")) {
            if (answered.header(never).isPresent()) {
                wrong.add(never + " must not be there");
            }
        }
        if (answered.status() == 304 && answered.header("etag").isEmpty()) {
            wrong.add("304 must say which tag");
        }
        JsonNode declared = allowed(asked).get(answered.status());
        if (declared != null) {
            declared.path("headers").properties().forEach(header -> {
                boolean always =
                        document.resolved(header.getValue()).path("required").asBoolean(true);
                if (always
                        && answered.header(header.getKey().toLowerCase(Locale.ROOT))
                                .isEmpty()) {
                    wrong.add("no " + header.getKey());
                }
            });
        }
        answered.header("etag").ifPresent(tag -> words.learn("If-None-Match", tag));
    }

    private void body(Asked asked, Answered answered, List<String> wrong) {
        JsonNode declared = allowed(asked).get(answered.status());
        if (declared == null || declared.isMissingNode()) {
            return;
        }
        JsonNode contents = declared.path("content");
        if (asked.method().equals("HEAD") || contents.isMissingNode() || contents.isEmpty()) {
            if (answered.body().length > 0) {
                wrong.add("a body that the contract does not have");
            }
            return;
        }
        String type = answered.header("content-type").orElse("").split(";", 2)[0];
        JsonNode schema = contents.path(type).path("schema");
        if (schema.isMissingNode()) {
            wrong.add("the contract does not have the type '" + type + "'");
            return;
        }
        if (!type.endsWith("json")) {
            return;
        }
        try {
            JsonNode json = JSON.readTree(answered.body());
            document.wrong(schema, json).ifPresent(wrong::add);
            if (type.equals("application/problem+json")) {
                problem(answered, json, wrong);
            } else if (json.toString().length() < 100_000 && !json.has("openapi")) {
                words.learn(json);
            }
        } catch (JsonProcessingException e) {
            if (!asked.alone()
                    || answered.status() >= 400) { // else it may have hung up: it did not want the rest of ours
                wrong.add("the body is not JSON");
            }
        } catch (IOException e) {
            wrong.add("the body cannot be read");
        }
    }

    private static void problem(Answered answered, JsonNode json, List<String> wrong) {
        if (json.path("status").asInt() != answered.status()) {
            wrong.add("a problem of another status");
        }
        if (json.path("title").asText().isBlank()
                || json.path("detail").asText().isBlank()) {
            wrong.add("a problem that says nothing");
        }
        if (!json.path("request_id")
                .asText()
                .equals(answered.header("x-request-id").orElse(""))) {
            wrong.add("another request_id than X-Request-Id");
        }
        if (INSIDE.matcher(answered.text()).find()) {
            wrong.add("the problem tells of the inside");
        }
    }

    private static String detail(Answered answered) {
        try {
            return JSON.readTree(answered.body()).path("detail").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private static String shortened(String text) {
        return text.length() > 1_500 ? text.substring(0, 1_500) + "…" : text;
    }
}
