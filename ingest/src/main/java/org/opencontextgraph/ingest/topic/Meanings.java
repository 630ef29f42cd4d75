package org.opencontextgraph.ingest.topic;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.topic.Rule.Meaning;

/** From records to events. */
final class Meanings {
    private static final Place SOURCE = new Place("source");
    private static final Place ID = new Place("id");
    private static final Place TIME = new Place("time");

    private final String tool;
    private final String topicId;
    private final Mapping mapping;

    /**
     * @param tool in the names of accounts and resources
     * @param topicId Kafka's own: a topic that is deleted and made anew counts its offsets from 0 again
     */
    Meanings(String tool, String topicId, Mapping mapping) {
        this.tool = tool;
        this.topicId = topicId;
        this.mapping = mapping;
    }

    /** What each of some records comes to, in their order. */
    List<Answer> answers(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(this::answer).toList();
    }

    Answer answer(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] value = record.value();
        if (value == null) {
            return new Answer.Ignored(); // a tombstone takes away records and not the work
        }
        try {
            Content content = Contents.read(record.headers(), value);
            Optional<Rule> rule =
                    mapping.rules().stream().filter(it -> it.matches(content)).findFirst();
            if (rule.isEmpty()) {
                return new Answer.Unmapped("a " + content.form() + " record after rule "
                        + mapping.rules().size() + ", the last one,");
            }
            return switch (rule.get().meaning()) {
                case Meaning.Ignored _ -> new Answer.Ignored();
                case Meaning.Event event -> new Answer.Mapped(event(record, content, event));
            };
        } catch (UnfitException e) {
            return new Answer.Refused(new Rejected(
                    record.topic() + ", partition " + record.partition() + ", offset " + record.offset(), e.reason()));
        }
    }

    private SourceEvent event(ConsumerRecord<byte[], byte[]> record, Content content, Meaning.Event meaning)
            throws UnfitException {
        Named account = meaning.account();
        boolean isNamed = account != null
                && !account.place().in(content).isNull()
                && !account.place().in(content).isMissingNode();
        return new SourceEvent(
                id(record, content, meaning),
                tool + ":"
                        + meaning.resource().name(Values.id(meaning.resource().place(), content)),
                account != null && isNamed
                        ? new AccountKey(tool, account.name(Values.id(account.place(), content)))
                        : null,
                meaning.process(),
                meaning.step(),
                time(record, content, meaning),
                record.offset());
    }

    private static long time(ConsumerRecord<byte[], byte[]> record, Content content, Meaning.Event meaning)
            throws UnfitException {
        if (meaning.time() != null) {
            return Values.time(meaning.time(), content);
        }
        return TIME.in(content).isMissingNode() ? record.timestamp() : Values.time(TIME, content);
    }

    private String id(ConsumerRecord<byte[], byte[]> record, Content content, Meaning.Event meaning)
            throws UnfitException {
        if (meaning.id() != null) {
            return tool + ":" + meaning.step() + "/" + Named.encoded(Values.id(meaning.id(), content));
        }
        return content.isCloudEvent()
                ? tool + ":event/" + Named.encoded(Values.id(SOURCE, content)) + "/"
                        + Named.encoded(Values.id(ID, content))
                : tool + ":record/" + topicId + "/" + record.partition() + "/" + record.offset();
    }
}
