package org.opencontextgraph.compose.canary;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.opencontextgraph.compose.run.Connection;

/** Somebody who asks the API; all that is answered comes out. */
record ApiCaller(Connection connection, HttpClient http, Outlets outlets) {

    /** @param headers names and values in turn */
    int ask(Place place, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(connection.api() + path))
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        outlets.came(place, answer.headers().map() + " " + answer.body());
        return answer.statusCode();
    }

    String administrator() {
        return "Bearer " + connection.devTokens().fetch("operator", List.of(), List.of("ocg-admin"));
    }

    String reader() {
        return "Bearer " + connection.devTokens().fetch("somebody", List.of("core"), List.of());
    }

    /**
     * A delivery of GitHub.
     *
     * @param secret empty: unsigned
     */
    int deliver(String connector, String secret, String type, String body, String... more)
            throws IOException, InterruptedException {
        String[] headers = new String[more.length + (secret.isEmpty() ? 2 : 4)];
        headers[0] = "X-GitHub-Event";
        headers[1] = type;
        if (!secret.isEmpty()) {
            headers[2] = "X-Hub-Signature-256";
            headers[3] = "sha256=" + signature(secret, body);
        }
        System.arraycopy(more, 0, headers, headers.length - more.length, more.length);
        return ask(Place.API, "POST", "/api/v1/webhooks/" + connector, body, headers);
    }

    private static String signature(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
