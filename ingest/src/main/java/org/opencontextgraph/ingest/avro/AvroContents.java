package org.opencontextgraph.ingest.avro;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.opencontextgraph.ingest.connector.ToolClient;
import org.opencontextgraph.ingest.connector.UnfitException;
import org.opencontextgraph.ingest.content.Content;
import org.opencontextgraph.ingest.content.Contents;
import org.opencontextgraph.ingest.content.Format;

/** Reads contents in Avro; the data of CloudEvents in binary form, too. */
public final class AvroContents implements Format {
    private static final byte MAGIC = 0;
    private static final int HEAD = 5;

    private final Reading reading;

    private interface Reading {
        JsonNode read(byte[] value);
    }

    private AvroContents(Reading reading) {
        this.reading = reading;
    }

    /**
     * Values of one schema, with nothing before them.
     *
     * @throws IllegalArgumentException when it is no schema
     */
    public static AvroContents plain(String schema) {
        Schema known;
        try {
            known = Schemas.parse(schema);
        } catch (UnfitException e) {
            throw new IllegalArgumentException("this is no schema of Avro", e);
        }
        return new AvroContents(value -> AvroTree.read(known, value, 0));
    }

    /**
     * Values with the number of their schema before them: a zero, and four bytes (Confluent's wire format).
     *
     * @param client of the schema registry
     * @param skipsUnknown what has a schema that the registry does not know is refused; else reading stops there
     */
    public static AvroContents registered(ToolClient client, boolean skipsUnknown) {
        Registry registry = new Registry(client, skipsUnknown);
        return new AvroContents(value -> {
            if (value.length < HEAD || value[0] != MAGIC) {
                throw new UnfitException("the value does not begin with the number of a schema");
            }
            return AvroTree.read(registry.schema(ByteBuffer.wrap(value).getInt(1)), value, HEAD);
        });
    }

    /** A CloudEvent in structured form says by its media type that it is none of Avro. */
    @Override
    public Content read(String type, Map<String, String> attributes, byte[] value) {
        Contents.requireNotTooLarge(value);
        if (Contents.isStructured(type)) {
            return Contents.read(type, attributes, value);
        }
        JsonNode data = reading.read(value);
        return attributes.containsKey("specversion")
                ? Contents.binary(attributes, data)
                : new Content("an Avro", Map.of(), data);
    }
}
