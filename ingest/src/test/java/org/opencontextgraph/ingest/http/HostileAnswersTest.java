package org.opencontextgraph.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tool may repeat the token that it was asked with, and all that it knows: wherever it does, no exception repeats that. */
class HostileAnswersTest {
    private static final String TOKEN = "canary-of-a-token";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 302 x\r\nLocation: http://127.0.0.1:1/?t=Bearer $TOKEN\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 302 x\r\nLocation: ::$TOKEN\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 302 x\r\nLocation: http://127.0.0.1:1/$TOKEN\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 302 x\r\nLocation: ftp://$TOKEN/\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 302 x\r\nLocation: /$TOKEN\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 401 $TOKEN\r\nWWW-Authenticate: $TOKEN\r\nContent-Length: 17\r\n\r\n$TOKEN",
                "HTTP/1.1 401 x\r\nWWW-Authenticate: Digest realm=\"$TOKEN\", nonce=$TOKEN, ,=\r\nContent-Length: 0\r\n\r\n",
                "$TOKEN\r\n\r\n",
                "HTTP/$TOKEN 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/9.9 200 $TOKEN\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 $TOKEN OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\n$TOKEN\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: $TOKEN\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: $TOKEN\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n$TOKEN\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx$TOKEN\r\n",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 17\r\n\r\n$TOKEN",
                "HTTP/1.1 200 OK\r\nContent-Encoding: $TOKEN\r\nContent-Length: 1\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nContent-Type: $TOKEN; charset=$TOKEN\r\nContent-Length: 40\r\n\r\n$TOKEN"
            })
    void shouldRepeatNothingOfWhatAToolAnswered(String answer) throws Exception {
        try (ServerSocket tool = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(tool, answer.replace("$TOKEN", TOKEN)));
            URI address = URI.create("http://127.0.0.1:" + tool.getLocalPort());
            try (HttpToolClient client = HttpToolClient.to(
                    address,
                    Map.of("Authorization", "Bearer " + TOKEN),
                    _ -> true,
                    InstantSource.system(),
                    new Pace(Duration.ofMillis(1), Duration.ofSeconds(2)))) {
                // When
                Throwable thrown = catchThrowable(() -> client.get("repos/a", Map.of("q", TOKEN)));

                // Then
                if (thrown != null) {
                    StringWriter all = new StringWriter();
                    thrown.printStackTrace(new PrintWriter(all));
                    assertThat(all.toString()).doesNotContain(TOKEN);
                    assertThat(thrown).isInstanceOf(IOException.class);
                }
            }
        }
    }

    private static void answer(ServerSocket tool, String answer) {
        while (!tool.isClosed()) {
            try (Socket asked = tool.accept()) {
                byte[] question = new byte[4_096];
                int _ = asked.getInputStream().read(question);
                asked.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // the client had enough, or the test has ended
            }
        }
    }
}
