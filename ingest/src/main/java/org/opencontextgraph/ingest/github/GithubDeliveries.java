package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencontextgraph.ingest.connector.Delivered;
import org.opencontextgraph.ingest.connector.Delivery;
import org.opencontextgraph.ingest.connector.DeliveryReader;
import org.opencontextgraph.ingest.connector.PassedOver;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceEvent;
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
        JsonNode body;
        try {
            body = GithubApi.JSON.readTree(delivery.body());
        } catch (JsonProcessingException e) {
            return refused("it is no JSON, or ends in the middle");
        } catch (IOException e) {
            return refused("it cannot be read");
        }
        if (body == null) {
            return refused("it is empty");
        }
        String type = delivery.header(TYPE);
        JsonNode repository = body.path("repository");
        if (repository.isObject() && !isRead(repository)) {
            return nothing(new PassedOver(1, Map.of()), false);
        }
        return switch (deliveries.read(type, body)) {
            case Answer.Mapped it -> mapped(it, repository.path("id").longValue());
            case Answer.Ignored _ -> nothing(new PassedOver(1, Map.of()), false);
            case Answer.AskPermissions _ -> nothing(new PassedOver(1, Map.of()), true);
            case Answer.Unknown(String told) -> nothing(new PassedOver(0, Map.of(told, 1L)), false);
            case Answer.Refused(Rejected it) ->
                new Delivered(List.of(), List.of(), List.of(it), PassedOver.NOTHING, false);
        };
    }

    private boolean isRead(JsonNode repository) {
        String name = repository.path("full_name").asText();
        return repositories.stream().anyMatch(name::equalsIgnoreCase);
    }

    private Delivered mapped(Answer.Mapped it, long repository) {
        SourceEvent event = it.event();
        return event.time() < since.toEpochMilli()
                ? nothing(new PassedOver(1, Map.of()), false)
                : new Delivered(
                        readers.with(it, new Repository(tool, repository)),
                        List.of(event),
                        List.of(),
                        PassedOver.NOTHING,
                        false);
    }

    private static Delivered nothing(PassedOver passedOver, boolean permissionsChanged) {
        return new Delivered(List.of(), List.of(), List.of(), passedOver, permissionsChanged);
    }

    private static Delivered refused(String why) {
        return new Delivered(List.of(), List.of(), List.of(new Rejected("delivery", why)), PassedOver.NOTHING, false);
    }
}
