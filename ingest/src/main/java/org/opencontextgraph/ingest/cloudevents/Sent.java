package org.opencontextgraph.ingest.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.opencontextgraph.ingest.connector.Delivery;
import org.opencontextgraph.ingest.connector.UnfitException;
import org.opencontextgraph.ingest.content.Content;
import org.opencontextgraph.ingest.content.Contents;
import org.opencontextgraph.ingest.content.Origin;

/**
 * A CloudEvent in a delivery, by the HTTP protocol binding of CloudEvents 1.0.2 and its JSON formats.
 *
 * @param content throws an {@link UnfitException} when it is none
 */
record Sent(Origin origin, Supplier<Content> content) {
    static final String STRUCTURED = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    /** More are not in a batch of this size: each would be refused, and stand among the dead letters. */
    private static final int MOST = 100_000;

    private static final String MEDIA = "application/cloudevents";
    private static final String BATCHES = "application/cloudevents-batch";
    private static final String PREFIX = "ce-";
    private static final String VERSION = "specversion";

    /** In their order; one that cannot be read tells so when its content is asked for, and keeps no other one from being read. */
    static List<Sent> in(Delivery delivery) {
        String type = media(delivery.header("content-type"));
        String place = "a delivery of " + delivery.received();
        if (!type.startsWith(BATCHES)) {
            return List.of(new Sent(origin(delivery, place, 0), () -> single(delivery, type)));
        }
        JsonNode batch;
        try {
            batch = batch(type, delivery.body());
        } catch (UnfitException e) {
            return List.of(new Sent(origin(delivery, place, 0), () -> {
                throw e;
            }));
        }
        List<Sent> events = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            JsonNode event = batch.get(i);
            events.add(new Sent(
                    origin(delivery, place + ", event " + i + " of its batch", i), () -> Contents.cloudEvent(event)));
        }
        return events;
    }

    private static JsonNode batch(String type, byte[] body) {
        Contents.requireNotTooLarge(body);
        if (!type.equals(BATCH)) {
            throw new UnfitException("a batch of CloudEvents is read in JSON only");
        }
        JsonNode batch = Contents.tree(body, "the batch");
        if (!batch.isArray()) {
            throw new UnfitException("the batch is no list");
        }
        if (batch.size() > MOST) {
            throw new UnfitException("the batch has more than " + MOST + " events");
        }
        return batch;
    }

    private static Content single(Delivery delivery, String type) {
        Contents.requireNotTooLarge(delivery.body());
        if (type.startsWith(MEDIA)) {
            return Contents.read(type, Map.of(), delivery.body());
        }
        Map<String, String> attributes = new HashMap<>();
        delivery.headers().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                attributes.put(name.substring(PREFIX.length()), HeaderValue.decoded(value));
            }
        });
        if (!attributes.containsKey(VERSION)) {
            throw new UnfitException("it is no CloudEvent");
        }
        return Contents.read(type, attributes, delivery.body());
    }

    private static Origin origin(Delivery delivery, String place, int index) {
        // the id is not used: a CloudEvent has one
        return new Origin(place, "delivery", delivery.received().toEpochMilli(), index);
    }

    /** Without its parameters. */
    private static String media(String type) {
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
