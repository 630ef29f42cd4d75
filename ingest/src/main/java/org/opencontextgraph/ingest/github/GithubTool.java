package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.DeliveryReader;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.connector.RefusedByToolException;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolAnswer;
import org.opencontextgraph.ingest.payload.Json;

/** Some repositories of one GitHub server. */
final class GithubTool implements Tool {
    private static final String SCOPES = "x-oauth-scopes";

    /** Scopes of a classic token that let read and nothing else. */
    private static final Set<String> READING = Set.of(
            "read:org",
            "read:user",
            "user:email",
            "read:project",
            "read:packages",
            "read:discussion",
            "read:repo_hook");

    /** What GitHub calls a scope. Its tokens are longer: one that a server says in this place is none. */
    private static final Pattern SCOPE = Pattern.compile("[A-Za-z0-9:_.-]{1,32}");

    private final String name;
    private final String tool;
    private final List<String> repositories;
    private final Instant since;
    private final Readers readers;
    private final GithubApi api;

    /**
     * @param name of the connector
     * @param tool the server's name in accounts and resources
     */
    GithubTool(String name, String tool, List<String> repositories, Instant since, Readers readers, GithubApi api) {
        this.name = name;
        this.tool = tool;
        this.repositories = List.copyOf(repositories);
        this.since = since;
        this.readers = readers;
        this.api = api;
    }

    @Override
    public List<Connector> streams() {
        Items items = new Items(tool);
        return repositories.stream()
                .flatMap(repository -> {
                    Reading reading = new Reading(name, tool, repository, since, readers, items, api);
                    return Stream.<Connector>of(
                            new UpdatedStream(reading, ItemKind.ISSUE),
                            new UpdatedStream(reading, ItemKind.ISSUE_COMMENT),
                            new NewestFirstStream(reading, ItemKind.ISSUE_EVENT),
                            new NewestFirstStream(reading, ItemKind.RELEASE),
                            new PullStream(reading));
                })
                .collect(Collectors.toList());
    }

    @Override
    public String namespace() {
        return tool;
    }

    @Override
    public ScopeCheck check() throws IOException {
        List<String> missing = new ArrayList<>();
        Set<String> writing = new TreeSet<>();
        Set<String> others = new HashSet<>();
        for (String repository : repositories) {
            String path = "repos/" + repository;
            try {
                ToolAnswer answer = api.answer(path);
                for (String scope : answer.headers().getOrDefault(SCOPES, "").split(",", -1)) {
                    if (!scope.isBlank() && !READING.contains(scope.strip())) {
                        (SCOPE.matcher(scope.strip()).matches() ? writing : others).add(scope.strip());
                    }
                }
                if (isWritable(Json.answer(path, answer))) {
                    writing.add("push to " + repository);
                }
                api.list(path + "/issues", java.util.Map.of("per_page", "1"));
            } catch (RefusedByToolException e) {
                switch (e.status()) {
                    case 401 -> missing.add("the token is not known (401)");
                    case 403, 404 ->
                        missing.add(
                                repository + " (" + e.status() + "): `Issues`, `Pull requests` and `Metadata` of a"
                                        + " fine-grained token with `Read-only` access to it, or the scope `repo` of a classic one");
                    default -> throw e;
                }
            }
        }
        if (!others.isEmpty()) { // administrators see this, and a server may repeat the token here
            writing.add(others.size() + (others.size() == 1 ? " scope" : " scopes") + " of another form");
        }
        return new ScopeCheck(missing, List.copyOf(writing));
    }

    @Override
    public Optional<PermissionSource> permissions() {
        return readers.asked() ? Optional.of(new GithubPermissions(name, tool, repositories, api)) : Optional.empty();
    }

    @Override
    public Optional<DeliveryReader> deliveries() {
        return Optional.of(new GithubDeliveries(tool, repositories, since, readers));
    }

    private static boolean isWritable(JsonNode repository) {
        return repository.path("permissions").path("push").asBoolean(false);
    }
}
