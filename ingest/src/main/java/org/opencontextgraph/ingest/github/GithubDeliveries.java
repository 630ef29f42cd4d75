package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.Delivered;
import org.opencontextgraph.ingest.connector.Delivery;
import org.opencontextgraph.ingest.connector.DeliveryReader;
import org.opencontextgraph.ingest.connector.Gathered;
import org.opencontextgraph.ingest.connector.UnfitException;
import org.opencontextgraph.ingest.payload.Json;
import org.opencontextgraph.ingest.webhook.HubSignature;

/**
 * Webhooks of a repository or of an organization. Those of repositories that are not read are passed over: an operator's word on
 * who may read is about those that are named. A renamed repository sends under its new name, which is not named yet; its lists
 * are read on all the same.
 */
final class GithubDeliveries implements DeliveryReader {
    private static final String SIGNATURE = "x-hub-signature-256";
    private static final String TYPE = "x-github-event";

    private final String tool;
    private final List<String> repositories;
    private final Instant since;
    private final Readers readers;
    private final Deliveries deliveries;

    GithubDeliveries(String tool, List<String> repositories, Instant since, Readers readers) {
        this.tool = tool;
        this.repositories = List.copyOf(repositories);
        this.since = since;
        this.readers = readers;
        this.deliveries = new Deliveries(tool);
    }

    @Override
    public Optional<String> distrust(Delivery delivery, String secret) {
        return HubSignature.distrust(delivery.header(SIGNATURE), delivery.body(), secret);
    }

    @Override
    public Delivered read(Delivery delivery) {
        Gathered gathered = readers.gathered();
        try {
            JsonNode body = Json.delivery(delivery.body());
            JsonNode repository = body.path("repository");
            gathered.add(
                    repository.isObject() && !isRead(repository)
                            ? new Answer.Ignored("delivery", "is of another repository")
                            : readers.within(
                                    wanted(deliveries.read(delivery.header(TYPE), body)),
                                    new Repository(tool, repository.path("id").longValue())));
        } catch (UnfitException e) {
            gathered.add(e.refused("delivery"));
        }
        return gathered.delivered();
    }

    private boolean isRead(JsonNode repository) {
        String name = repository.path("full_name").asText();
        return repositories.stream().anyMatch(name::equalsIgnoreCase);
    }

    private Answer wanted(Answer answer) {
        return answer instanceof Answer.Mapped it && it.event().time() < since.toEpochMilli()
                ? new Answer.Ignored(it.told(), "happened before the day from which on it is read")
                : answer;
    }
}
