package org.opencontextgraph.compose.privacy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.opencontextgraph.compose.privacy.attack.TextScan;

/**
 * What an instance says besides its answers.
 *
 * @param metrics where it says its metrics; none when it does not run
 * @param logs where its log files are
 */
public record Surfaces(List<URI> metrics, List<Path> logs) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Any byte is a character, so that no line stops the reading. */
    private static final Charset ANY = StandardCharsets.ISO_8859_1;

    private static final int MOST_LINES = 5_000_000;

    public Surfaces {
        metrics = List.copyOf(metrics);
        logs = List.copyOf(logs);
    }

    void scan(TextScan scan) throws InterruptedException {
        if (metrics.isEmpty()) {
            scan.note("no metrics: it does not run, or somebody else runs it");
        }
        for (URI address : metrics) {
            body(address, scan).lines().forEach(line -> scan.metric(address.toString(), line));
        }
        for (Path directory : logs) {
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(Files::isRegularFile).sorted().forEach(file -> read(file, scan));
            } catch (IOException e) {
                scan.note("the logs in " + directory + " cannot be read");
            }
        }
    }

    private static void read(Path file, TextScan scan) {
        int[] number = {0};
        try (Stream<String> lines = Files.lines(file, ANY)) {
            lines.limit(MOST_LINES)
                    .map(line -> new String(line.getBytes(ANY), StandardCharsets.UTF_8))
                    .forEach(line -> scan.log(file.getFileName() + ", line " + ++number[0], line));
        } catch (IOException e) {
            scan.note(file + " cannot be read");
        }
        if (number[0] >= MOST_LINES) {
            scan.note("only the first " + MOST_LINES + " lines of " + file + " were read");
        }
    }

    private static String body(URI address, TextScan scan) throws InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            scan.note(address + " does not answer");
            return "";
        }
    }
}
