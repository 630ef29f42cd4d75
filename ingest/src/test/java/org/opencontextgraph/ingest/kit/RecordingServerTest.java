package org.opencontextgraph.ingest.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordingServerTest {
    private static final Fault REFUSED =
            new Fault("no", Fault.Span.OF_THIS_PATH_FROM_THEN_ON, (line, _) -> line.send(Reply.status(403)));

    @Test
    void shouldRefuseAndNoteWhateverCouldWrite() throws Exception {
        try (RecordingServer server = RecordingServer.before(_ -> Reply.json("[]"), Set.of("/search"))) {
            assertThat(asked(server, "GET", "/a")).isEqualTo(200);
            assertThat(asked(server, "HEAD", "/a")).isEqualTo(200);
            assertThat(asked(server, "POST", "/search")).isEqualTo(200);
            for (String verb : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
                assertThat(asked(server, verb, "/a")).isEqualTo(405);
            }
            assertThat(server.writing())
                    .extracting(Request::toString)
                    .containsExactly("POST /a", "PUT /a", "PATCH /a", "DELETE /a", "OPTIONS /a");
        }
    }

    @Test
    void shouldDamageTheRequestThatItWasToldTo() throws Exception {
        try (RecordingServer server = RecordingServer.before(_ -> Reply.json("[]"))) {
            assertThat(asked(server, "GET", "/a")).isEqualTo(200);
            server.damage(2, REFUSED);

            assertThat(asked(server, "GET", "/b")).isEqualTo(200);
            assertThat(asked(server, "GET", "/a")).isEqualTo(403);
            assertThat(asked(server, "GET", "/b")).isEqualTo(200);
            assertThat(asked(server, "GET", "/a")).isEqualTo(403);
            server.repair();
            assertThat(asked(server, "GET", "/a")).isEqualTo(200);
        }
    }

    private static int asked(RecordingServer server, String verb, String path)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(server.address().resolve(path))
                                    .method(verb, BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
