package org.opencontextgraph.compose.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.compose.run.Connection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A bearer token from the development identity provider of a running instance. */
@Command(
        name = "token",
        description = "Print a bearer token for a person, from the running instance's development identity provider.",
        footer = {
            "",
            "The same without this command (the address is printed by --curl):",
            "  curl -d grant_type=password -d client_id=ocg -d username=anna -d password=- -d groups=payments ADDRESS"
        },
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Mixin
    private final DataDirectoryOption dataDirectory = new DataDirectoryOption();

    @Option(names = "--user", paramLabel = "NAME", required = true, description = "Whose token.")
    private String user = "";

    @Option(names = "--group", paramLabel = "NAME", description = "A group of that person; may be repeated.")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--role", paramLabel = "NAME", description = "A role of that person; may be repeated.")
    private List<String> roles = new ArrayList<>();

    @Option(names = "--curl", description = "Print the curl command that asks for the token instead.")
    private boolean curl;

    @Override
    public Integer call() throws InterruptedException {
        Connection connection = Connection.read(dataDirectory.path());
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("client_id", "ocg");
        form.put("username", user);
        form.put("password", "-");
        form.put("groups", String.join(",", groups));
        form.put("roles", String.join(",", roles));
        spec.commandLine().getOut().println(curl ? curlCommand(connection, form) : fetch(connection, form));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static String curlCommand(Connection connection, Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> "--data-urlencode '" + field.getKey() + "="
                        + field.getValue().replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" ", "curl -s ", " " + connection.tokenEndpoint()));
    }

    private static String fetch(Connection connection, Map<String, String> form) throws InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(connection.tokenEndpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Refusal("the identity provider answered " + answer.statusCode());
            }
            return new ObjectMapper()
                    .readTree(answer.body())
                    .path("access_token")
                    .asText();
        } catch (IOException e) {
            throw new Refusal("the identity provider at " + connection.tokenEndpoint() + " does not answer", e);
        }
    }
}
