package org.opencontextgraph.ingest.file.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads OCEL 2.0 JSON: an object with the arrays {@code objects} and {@code events}, next to their types. */
final class OcelJsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(4 << 20)
                    .maxNestingDepth(200)
                    .build())
            .build();

    private final JsonParser json;
    private final OcelEvents events;
    private long event;

    private OcelJsonReader(JsonParser json, OcelEvents events) {
        this.json = json;
        this.events = events;
    }

    static void read(InputStream in, OcelEvents events, Intake intake) throws IOException {
        try (JsonParser json = FACTORY.createParser(in)) {
            try {
                if (!new OcelJsonReader(json, events).document()) {
                    throw intake.refused("this JSON is no OCEL 2.0 log: it has no array 'events'");
                }
            } catch (JsonProcessingException | CharConversionException e) {
                // Jackson's own message may quote the content; the second is what no UTF-16 or UTF-32 can be
                throw new BrokenLogException(
                        "line " + json.currentLocation().getLineNr() + ", column "
                                + json.currentLocation().getColumnNr(),
                        "the JSON is malformed; what comes after this is not read");
            }
        }
    }

    private boolean document() throws IOException {
        boolean found = false;
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String section = json.currentName();
            boolean array = json.nextToken() == JsonToken.START_ARRAY;
            if (array && section.equals("objects")) {
                items(this::object);
            } else if (array && section.equals("events")) {
                found = true;
                items(this::event);
            } else {
                json.skipChildren();
            }
        }
        return found;
    }

    private void object() throws IOException {
        String id = null;
        String type = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (field()) {
                case "id" -> id = scalar();
                case "type" -> type = scalar();
                default -> json.skipChildren();
            }
        }
        events.object(id, type);
    }

    private void event() throws IOException {
        event++;
        events.startEvent();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (field()) {
                case "type" -> events.type = scalar();
                case "time" -> events.time = scalar();
                case "attributes" -> items(this::attribute);
                case "relationships" -> items(this::relationship);
                default -> json.skipChildren();
            }
        }
        events.endEvent(() -> "line " + json.currentLocation().getLineNr() + " (event " + event + ")");
    }

    private void attribute() throws IOException {
        String name = null;
        String value = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (field()) {
                case "name" -> name = scalar();
                case "value" -> value = scalar();
                default -> json.skipChildren();
            }
        }
        events.attribute(name, value);
    }

    private void relationship() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            if (field().equals("objectId")) {
                events.relation(scalar());
            } else {
                json.skipChildren();
            }
        }
    }

    private String field() throws IOException {
        String name = json.currentName();
        json.nextToken();
        return name;
    }

    private @Nullable String scalar() throws IOException {
        if (json.currentToken().isStructStart()) {
            json.skipChildren();
            return null;
        }
        return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
    }

    @FunctionalInterface
    private interface Item {
        void read() throws IOException;
    }

    /** Reads the objects of the array that starts here; anything else in it is passed over. */
    private void items(Item item) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                item.read();
            } else {
                json.skipChildren();
            }
        }
    }
}
