package org.opencontextgraph.ingest.avro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What numbers and bytes mean: moments are milliseconds since 1970, finer ones a text (RFC 3339), so that nothing of them is lost; dates,
 * decimals and UUIDs are texts. What has no zone is taken as UTC.
 */
final class Logical {
    /** Digits; more are kept as bytes. */
    private static final int LONGEST_DECIMAL = 500;

    private static final int UUID_BYTES = 16;

    private Logical() {}

    static JsonNode number(Schema schema, long number) {
        return switch (name(schema)) {
            case "date" -> TextNode.valueOf(LocalDate.ofEpochDay(number).toString());
            case "timestamp-micros", "local-timestamp-micros" -> moment(number, ChronoUnit.MICROS);
            case "timestamp-nanos", "local-timestamp-nanos" -> moment(number, ChronoUnit.NANOS);
            default -> LongNode.valueOf(number);
        };
    }

    private static JsonNode moment(long number, ChronoUnit unit) {
        return TextNode.valueOf(Instant.EPOCH.plus(number, unit).toString());
    }

    static JsonNode bytes(Schema schema, byte[] bytes) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                && decimal.getPrecision() <= LONGEST_DECIMAL
                && bytes.length > 0
                && bytes.length <= LONGEST_DECIMAL) {
            return TextNode.valueOf(new BigDecimal(new BigInteger(bytes), decimal.getScale()).toPlainString());
        }
        if (name(schema).equals("uuid") && bytes.length == UUID_BYTES) {
            ByteBuffer both = ByteBuffer.wrap(bytes);
            return TextNode.valueOf(new UUID(both.getLong(), both.getLong()).toString());
        }
        return BinaryNode.valueOf(bytes);
    }

    private static String name(Schema schema) {
        @Nullable String name = schema.getProp("logicalType");
        return name == null ? "" : name;
    }
}
