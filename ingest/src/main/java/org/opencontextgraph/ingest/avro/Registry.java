package org.opencontextgraph.ingest.avro;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.RefusedByToolException;
import org.opencontextgraph.ingest.connector.ToolClient;
import org.opencontextgraph.ingest.connector.UnfitException;
import org.opencontextgraph.ingest.content.Contents;

/** A schema registry with Confluent's API. A number means one schema for ever, so each is asked for once. */
final class Registry {
    private static final int MOST = 1000;
    private static final int UNKNOWN = 404;

    private final ToolClient client;
    private final boolean skipsUnknown;
    private final Map<Integer, Schema> known = new HashMap<>();
    private final Set<Integer> unknown = new HashSet<>();

    Registry(ToolClient client, boolean skipsUnknown) {
        this.client = client;
        this.skipsUnknown = skipsUnknown;
    }

    /**
     * The schema of a number.
     *
     * @throws UnfitException when it cannot be read, or is not known and to be skipped
     * @throws UncheckedIOException when the registry does not say
     */
    Schema schema(int id) {
        @Nullable Schema schema = known.get(id);
        if (schema == null) {
            schema = ask(id);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(id, schema);
        }
        return schema;
    }

    private Schema ask(int id) {
        if (unknown.contains(id)) {
            throw new UnfitException(unknown(id));
        }
        try {
            return read(client.get("schemas/ids/" + id, Map.of()).body());
        } catch (RefusedByToolException e) {
            if (e.status() != UNKNOWN) {
                throw unsaid(e);
            }
            if (skipsUnknown && unknown.size() < MOST) {
                unknown.add(id);
                throw new UnfitException(unknown(id));
            }
            throw new UncheckedIOException(unknown(id), e);
        } catch (IOException e) {
            throw unsaid(e);
        }
    }

    private static Schema read(byte[] answer) {
        JsonNode it = Contents.tree(answer, "the registry's answer");
        if (!it.path("schemaType").asText("AVRO").equals("AVRO")) {
            throw new UnfitException("its schema is none of Avro");
        }
        if (!it.path("references").isEmpty()) {
            throw new UnfitException("its schema refers to other schemas, which is not read");
        }
        return Schemas.parse(it.path("schema").asText());
    }

    private static UncheckedIOException unsaid(IOException e) {
        return new UncheckedIOException("the schema registry: " + e.getMessage(), e);
    }

    private static String unknown(int id) {
        return "the schema registry has no schema " + id;
    }
}
