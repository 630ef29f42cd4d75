package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.Delivered;
import org.opencontextgraph.ingest.connector.Delivery;
import org.opencontextgraph.ingest.connector.DeliveryReader;
import org.opencontextgraph.ingest.connector.SourceFact.Within;
import org.opencontextgraph.ingest.connector.UnfitException;
import org.opencontextgraph.ingest.payload.Field;
import org.opencontextgraph.ingest.payload.Json;
import org.opencontextgraph.ingest.webhook.HubSignature;

/**
 * Reads what a site sends by itself. A site may send of all its projects: taken is what is of those that are read, and says so. A
 * Server's `comment_created` does not, and comes a second time with its issue.
 */
final class JiraDeliveries implements DeliveryReader {
    private static final String SIGNATURE = "x-hub-signature";

    private final Reading reading;
    private final Set<String> projects;
    private final Deliveries deliveries;

    /** @param projects the keys of those that are read */
    JiraDeliveries(Reading reading, Set<String> projects) {
        this.reading = reading;
        this.projects = Set.copyOf(projects);
        this.deliveries = new Deliveries(reading.site());
    }

    @Override
    public Optional<String> distrust(Delivery delivery, String secret) {
        return HubSignature.distrust(delivery.header(SIGNATURE), delivery.body(), secret);
    }

    @Override
    public Delivered read(Delivery delivery) {
        JsonNode body;
        try {
            body = Json.delivery(delivery.body());
        } catch (UnfitException e) {
            return reading.gathered(List.of(), List.of(e.refused("delivery"))).delivered();
        }
        List<Answer> answers = deliveries.read(body);
        Field issue = Field.root(body).at("issue");
        // of an issue that leaves these projects, too: nobody tells who reads another one
        boolean placed = isOfThese(issue) || answers.contains(new Answer.AskPermissions("change.project"));
        Within within = placed ? Project.told(reading.site(), issue) : null;
        return reading.gathered(
                        within == null ? List.of() : List.of(within),
                        answers.stream().map(it -> wanted(it, issue)).toList())
                .delivered();
    }

    private Answer wanted(Answer answer, Field issue) {
        if (!(answer instanceof Answer.Mapped mapped)) {
            return answer;
        }
        if (!isOfThese(issue)) {
            return new Answer.Ignored(mapped.told(), "is of another project, or does not say of which");
        }
        return mapped.event().time() < reading.since().toEpochMilli()
                ? new Answer.Ignored(mapped.told(), "happened before the day from which on it is read")
                : answer;
    }

    private boolean isOfThese(Field issue) {
        Field key = issue.at("fields").at("project").at("key");
        return projects.stream().anyMatch(key::says);
    }
}
