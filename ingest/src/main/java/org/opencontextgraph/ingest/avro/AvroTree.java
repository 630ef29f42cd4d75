package org.opencontextgraph.ingest.avro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.opencontextgraph.ingest.connector.UnfitException;

/**
 * One value of Avro as JSON: a union is what stands in it, an enum its symbol, bytes are kept as they are; {@link Logical} types are read as what
 * they mean.
 *
 * <p>It reads with Avro's decoder and not with its generic reader: that one makes room for as many items and letters as a value says that it
 * has, before it sees that they are not there.
 */
final class AvroTree {
    private static final int MOST_VALUES = 100_000;
    private static final int DEEPEST = 100;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final BinaryDecoder in;
    private final int length;
    /** Names that stand in the schema; what stands in the value is no name. */
    private final Deque<String> place = new ArrayDeque<>();

    private int values;

    private AvroTree(BinaryDecoder in, int length) {
        this.in = in;
        this.length = length;
    }

    /** @throws UnfitException naming where in the value */
    static JsonNode read(Schema schema, byte[] bytes, int offset) {
        int length = bytes.length - offset;
        AvroTree tree = new AvroTree(DecoderFactory.get().binaryDecoder(bytes, offset, length, null), length);
        try {
            JsonNode read = tree.value(schema);
            if (!tree.in.isEnd()) {
                throw new UnfitException("more stands in the value than its schema says");
            }
            return read;
        } catch (IOException | AvroRuntimeException | UnsupportedOperationException e) {
            throw tree.unfit("ends in the middle, or is no Avro of its schema"); // the cause may repeat what it read
        }
    }

    private JsonNode value(Schema schema) throws IOException {
        if (++values > MOST_VALUES) {
            throw unfit("holds more than " + MOST_VALUES + " values");
        }
        return switch (schema.getType()) {
            case NULL -> NullNode.getInstance();
            case BOOLEAN -> BooleanNode.valueOf(in.readBoolean());
            case INT -> Logical.number(schema, in.readInt());
            case LONG -> Logical.number(schema, in.readLong());
            case FLOAT -> DoubleNode.valueOf(in.readFloat());
            case DOUBLE -> DoubleNode.valueOf(in.readDouble());
            case STRING -> TextNode.valueOf(text());
            case BYTES -> Logical.bytes(schema, bytes(in.readLong()));
            case FIXED -> Logical.bytes(schema, bytes(schema.getFixedSize()));
            case ENUM -> TextNode.valueOf(one(schema.getEnumSymbols(), in.readEnum()));
            case UNION -> value(one(schema.getTypes(), in.readIndex()));
            case RECORD -> record(schema);
            case ARRAY -> array(schema.getElementType());
            case MAP -> map(schema.getValueType());
        };
    }

    private ObjectNode record(Schema schema) throws IOException {
        ObjectNode record = JSON.objectNode();
        for (Schema.Field field : schema.getFields()) {
            record.set(field.name(), inside(field.name(), field.schema()));
        }
        return record;
    }

    private ArrayNode array(Schema items) throws IOException {
        ArrayNode array = JSON.arrayNode();
        for (long block = in.readArrayStart(); block > 0; block = in.arrayNext()) {
            for (long i = 0; i < block; i++) {
                array.add(inside(Integer.toString(array.size()), items));
            }
        }
        return array;
    }

    private ObjectNode map(Schema values) throws IOException {
        ObjectNode map = JSON.objectNode();
        for (long block = in.readMapStart(); block > 0; block = in.mapNext()) {
            for (long i = 0; i < block; i++) {
                String key = text();
                if (map.has(key)) {
                    throw unfit("holds a key twice");
                }
                map.set(key, inside("*", values));
            }
        }
        return map;
    }

    private JsonNode inside(String name, Schema schema) throws IOException {
        if (place.size() == DEEPEST) {
            throw unfit("is deeper than " + DEEPEST);
        }
        place.addLast(name);
        JsonNode read = value(schema);
        place.removeLast();
        return read;
    }

    private String text() throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(in.readLong())))
                .toString();
    }

    private byte[] bytes(long number) throws IOException {
        if (number < 0 || number > length) {
            throw unfit("says that it is longer than the whole value");
        }
        byte[] bytes = new byte[Math.toIntExact(number)];
        in.readFixed(bytes);
        return bytes;
    }

    private <T> T one(List<T> all, int index) {
        if (index < 0 || index >= all.size()) {
            throw unfit("is none of those that its schema has");
        }
        return all.get(index);
    }

    private UnfitException unfit(String reason) {
        return new UnfitException((place.isEmpty() ? "the value" : "/" + String.join("/", place)) + " " + reason);
    }
}
