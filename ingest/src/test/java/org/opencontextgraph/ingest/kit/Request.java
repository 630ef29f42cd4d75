package org.opencontextgraph.ingest.kit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a tool is asked.
 *
 * @param path decoded, with a slash in front
 * @param query names and values, decoded; of one that came more than once the last
 * @param headers by their names in lower case
 */
public record Request(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
    public Request {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    static Request of(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query(Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "")),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String one : raw.split("&", -1)) {
            int sign = one.indexOf('=');
            if (sign >= 0) {
                query.put(decoded(one.substring(0, sign)), decoded(one.substring(sign + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The empty string when there is none. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Path and query with another value of a parameter. */
    String with(String name, int value) {
        Map<String, String> changed = new HashMap<>(query);
        changed.put(name, Integer.toString(value));
        return path + new Request(method, path, changed, headers, body).rawQuery();
    }

    /** As it stands behind a path, with its question mark; the empty string when there is none. */
    public String rawQuery() {
        return query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Method and path; never a header, where the token stands. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
