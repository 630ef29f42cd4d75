package org.opencontextgraph.query.sending;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.opencontextgraph.query.server.identity.LinkLog;
import org.opencontextgraph.query.server.identity.LinkNotWrittenException;
import org.opencontextgraph.schema.message.AccountLink;
import org.opencontextgraph.schema.message.SamePerson;
import org.opencontextgraph.schema.topic.Topics;

/**
 * Writes whose accounts are and which persons are one to {@code identity.link.v1} and {@code identity.same-person.v1}, for the
 * rooms and the materializer.
 */
public final class IdentityTopics implements LinkLog {
    private final Producer<String, SpecificRecord> producer;
    private final String links;
    private final String persons;

    /** @param producer gives up within {@link AcknowledgedSend#PATIENCE}; not closed here */
    public IdentityTopics(Producer<String, SpecificRecord> producer, String topicPrefix) {
        this.producer = producer;
        this.links = Topics.ACCOUNT_LINK.in(topicPrefix);
        this.persons = Topics.SAME_PERSON.in(topicPrefix);
    }

    @Override
    public void write(String account, Optional<String> person) throws LinkNotWrittenException {
        send(links, account, person.map(it -> new AccountLink(account, it)));
    }

    @Override
    public void same(String person, Optional<String> sameAs) throws LinkNotWrittenException {
        send(persons, person, sameAs.map(it -> new SamePerson(person, it)));
    }

    /** @param word empty: a tombstone */
    private void send(String topic, String key, Optional<? extends SpecificRecord> word)
            throws LinkNotWrittenException {
        try {
            AcknowledgedSend.send(producer, new ProducerRecord<>(topic, key, word.orElse(null)));
        } catch (NotSentException e) {
            throw new LinkNotWrittenException(e);
        }
    }
}
