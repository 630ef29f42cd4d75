package org.opencontextgraph.ingest.topic;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.UnfitException;
import org.opencontextgraph.ingest.content.Content;
import org.opencontextgraph.ingest.content.Format;
import org.opencontextgraph.ingest.content.Meanings;
import org.opencontextgraph.ingest.content.Origin;

/**
 * From records to events, by the Kafka protocol binding of CloudEvents 1.0.
 *
 * @param topicId Kafka's own: a topic that is deleted and made anew counts its offsets from 0 again
 */
record Records(String topicId, Meanings meanings, Format format) {
    private static final String PREFIX = "ce_";

    static Records of(TopicSource source, String topicId) {
        return new Records(topicId, new Meanings(source.tool(), source.mapping()), source.format());
    }

    /** Where it is, in messages. */
    static String place(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + ", partition " + record.partition() + ", offset " + record.offset();
    }

    /** What each of some records comes to, in their order. */
    List<Answer> answers(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(this::answer).toList();
    }

    Answer answer(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] value = record.value();
        if (value == null) {
            return new Answer.Ignored("a tombstone", "it takes away records and not the work");
        }
        return meanings.answer(
                new Origin(
                        place(record),
                        "record/" + topicId + "/" + record.partition() + "/" + record.offset(),
                        record.timestamp(),
                        record.offset()),
                () -> content(record.headers(), value));
    }

    private Content content(Headers headers, byte[] value) {
        @Nullable Header type = headers.lastHeader("content-type");
        Map<String, String> attributes = new HashMap<>();
        if (headers.lastHeader(PREFIX + "specversion") != null) {
            for (Header header : headers) {
                if (header.key().startsWith(PREFIX) && header.value() != null) {
                    attributes.put(header.key().substring(PREFIX.length()), text(header));
                }
            }
        }
        return format.read(type == null || type.value() == null ? "" : text(type), attributes, value);
    }

    private static String text(Header header) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.value()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnfitException("a header is not UTF-8"); // without the cause, which may repeat what it read
        }
    }
}
