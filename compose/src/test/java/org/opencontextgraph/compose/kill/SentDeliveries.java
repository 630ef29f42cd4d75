package org.opencontextgraph.compose.kill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Issues that are opened, as GitHub sends them by itself: again, until it is told that they were taken. */
final class SentDeliveries implements AutoCloseable {
    static final String SECRET = "a secret of the tool and the connector";

    private final HttpClient http = HttpClient.newHttpClient();
    private final NavigableSet<Integer> taken = new ConcurrentSkipListSet<>();
    private int sent; // one sends at a time

    /** Sends one after the other until one was not taken; that one, and those before it, are sent again first. */
    void send(URI api, int most) throws InterruptedException {
        for (int number : IntStream.range(0, sent + most)
                .filter(it -> !taken.contains(it))
                .toArray()) {
            sent = Math.max(sent, number + 1);
            if (!isTaken(api, number)) {
                return;
            }
            taken.add(number);
        }
    }

    private boolean isTaken(URI api, int number) throws InterruptedException {
        String body = "{\"action\":\"opened\",\"issue\":" + GrowingGithub.issue(number)
                + ",\"sender\":{\"id\":17,\"login\":\"somebody\",\"type\":\"User\"},\"repository\":{\"id\":"
                + GrowingGithub.NUMBER + ",\"full_name\":\"" + GrowingGithub.REPOSITORY + "\"}}";
        try {
            return http.send(
                                    HttpRequest.newBuilder(api.resolve("/api/v1/webhooks/hooks"))
                                            .header("X-GitHub-Event", "issues")
                                            .header("X-GitHub-Delivery", "delivery-" + number)
                                            .header("X-Hub-Signature-256", "sha256=" + signature(body))
                                            .POST(BodyPublishers.ofString(body))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode()
                    == 202;
        } catch (IOException away) {
            return false;
        }
    }

    private static String signature(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    int taken() {
        return taken.size();
    }

    /** Of all that were taken, behind the prefix of their repository. */
    Set<String> ids() {
        return taken.stream().map(GrowingGithub::opened).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        http.close();
    }
}
