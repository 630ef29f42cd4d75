package org.opencontextgraph.compose.bench.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opencontextgraph.compose.embedded.Refusal;

/** Closed loops over HTTP, by wrk: each connection asks again when it was answered. */
record Wrk(int connections, int seconds) {
    static final Tool TOOL = new Tool("wrk");

    private static final int WARMUP = 8;
    /** Until each of the bodies that come in turn was asked about: what a first question costs is another figure. */
    private static final int WARMUP_IN_TURN = 45;

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)|Socket errors: (.*)");

    Load get(URI url, String token) throws IOException, InterruptedException {
        return get(List.of(url), token).getFirst();
    }

    /** All are warm before the first is measured: else the last would look faster than it is. */
    List<Load> get(List<URI> urls, String token) throws IOException, InterruptedException {
        List<String> arguments = List.of("-H", "Authorization: Bearer " + token);
        for (URI url : urls) {
            run(WARMUP, url, arguments);
        }
        List<Load> measured = new ArrayList<>();
        for (URI url : urls) {
            measured.add(run(seconds, url, arguments));
        }
        return measured;
    }

    /** @param bodies Lua that gives the n-th body; n counts from 1 */
    Load post(URI url, String token, String bodies) throws IOException, InterruptedException {
        Path script = Files.createTempFile("ocg-bench-", ".lua");
        try {
            Files.writeString(script, """
                    local n = 0
                    local headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer %s" }
                    request = function()
                      n = n + 1
                      return wrk.format("POST", nil, headers, %s)
                    end
                    """.formatted(token, bodies));
            List<String> arguments = List.of("-s", script.toString());
            run(WARMUP_IN_TURN, url, arguments);
            return run(seconds, url, arguments);
        } finally {
            Files.deleteIfExists(script);
        }
    }

    private Load run(int duration, URI url, List<String> arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                "-t", "1", "-c", Integer.toString(connections), "-d", duration + "s", "--timeout", "30s", "--latency"));
        all.addAll(arguments);
        all.add(url.toString());
        String said = TOOL.run(all, Map.of(), duration + 30L);
        Matcher refused = REFUSED.matcher(said);
        if (refused.find()) {
            throw new Refusal("not every request was answered: " + refused.group());
        }
        Matcher p99 = find(P99, said);
        double unit = switch (p99.group(2)) {
            case "us" -> 0.001;
            case "ms" -> 1;
            default -> 1_000;
        };
        return new Load(Double.parseDouble(find(RATE, said).group(1)), Double.parseDouble(p99.group(1)) * unit);
    }

    private static Matcher find(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new Refusal("wrk says something else than expected: " + said);
        }
        return matcher;
    }
}
