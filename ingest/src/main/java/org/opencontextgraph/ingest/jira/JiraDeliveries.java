package org.opencontextgraph.ingest.jira;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencontextgraph.ingest.connector.Delivered;
import org.opencontextgraph.ingest.connector.Delivery;
import org.opencontextgraph.ingest.connector.DeliveryReader;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.PassedOver;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceFact.Within;
import org.opencontextgraph.ingest.webhook.HubSignature;

/**
 * Reads what a site sends by itself. A site may send of all its projects: taken is what is of those that are read, and says so. A
 * Server's `comment_created` does not, and comes a second time with its issue.
 */
final class JiraDeliveries implements DeliveryReader {
    private static final String SIGNATURE = "x-hub-signature";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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
            body = JSON.readTree(delivery.body());
        } catch (IOException e) {
            return new Delivered(
                    List.of(),
                    List.of(),
                    List.of(new Rejected("delivery", "is no JSON, or ends in the middle")),
                    PassedOver.NOTHING,
                    false);
        }
        List<Answer> answers = deliveries.read(body);
        boolean ask = answers.stream().anyMatch(Answer.AskPermissions.class::isInstance);
        Field issue = Field.root(body).at("issue");
        List<Answer> wanted = answers.stream().map(it -> wanted(it, issue)).toList();
        // of an issue that leaves these projects, too: nobody tells who reads another one
        boolean placed = isOfThese(issue) || answers.contains(new Answer.AskPermissions("change.project"));
        Within within = placed ? Project.told(reading.site(), issue) : null;
        EventBatch batch = reading.batch(within == null ? List.of() : List.of(within), wanted, "", null);
        return new Delivered(batch.facts(), batch.events(), batch.rejected(), batch.passedOver(), ask);
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
