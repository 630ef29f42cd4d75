package org.opencontextgraph.query.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Bodies in JSON, names in snake_case. */
final class Json {
    /** Buffers are shared by all threads: a virtual thread lives for one request, and would not use its own again. */
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION) // else whoever stands before us may read another one
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static void answer(Context context, Object body) {
        answer(context, body, "application/json");
    }

    static void answer(Context context, Object body, String contentType) {
        context.contentType(contentType).result(bytes(body));
    }

    /** Where there is nothing, JSON has null. */
    static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    static byte[] bytes(Object body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records can be written", e);
        }
    }

    /** None when it is a limit that was passed: of depth, or of the length of a number. */
    private static String place(@Nullable JsonLocation place) {
        return place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    /** @throws BadRequestException when the body is no JSON object, or has other fields than these */
    static JsonNode object(Context context, Set<String> fields) {
        JsonNode body = object(context);
        body.fieldNames().forEachRemaining(field -> {
            if (!fields.contains(field)) {
                throw new BadRequestException(
                        "the body may have no fields but " + String.join(", ", new TreeSet<>(fields)), null);
            }
        });
        return body;
    }

    private static JsonNode object(Context context) {
        try {
            JsonNode body = MAPPER.readTree(read(context));
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw new BadRequestException("the body is not JSON" + place(e.getLocation()), e);
        } catch (IOException e) {
            throw unreadable(e);
        }
        throw new BadRequestException("the body must be a JSON object", null);
    }

    /** @throws BadRequestException when it ends too early, or its chunks are none */
    static byte[] read(Context context) {
        Callable<byte[]> body = context::bodyAsBytes; // it throws more than it declares
        try {
            return body.call();
        } catch (IOException e) {
            throw unreadable(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static BadRequestException unreadable(IOException e) {
        return new BadRequestException("the body could not be read", e);
    }
}
