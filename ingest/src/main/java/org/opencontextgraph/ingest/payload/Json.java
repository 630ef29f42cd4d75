package org.opencontextgraph.ingest.payload;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.opencontextgraph.ingest.connector.ToolAnswer;
import org.opencontextgraph.ingest.connector.UnfitException;

/** JSON of a tool. A text that ends too early is not read as a shorter one, and no message repeats what stands in it. */
public final class Json {
    private static final String NONE = " is no JSON, or ends in the middle";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** @throws IOException when it is none; names the path that was asked for */
    public static JsonNode answer(String path, ToolAnswer answer) throws IOException {
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new IOException("the tool's answer to " + path + NONE);
        }
    }

    /** @throws UnfitException when it is none */
    public static JsonNode delivery(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UnfitException("it" + NONE);
        }
    }
}
