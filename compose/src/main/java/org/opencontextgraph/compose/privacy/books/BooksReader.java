package org.opencontextgraph.compose.privacy.books;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.opencontextgraph.schema.message.Account;
import org.opencontextgraph.schema.message.AccountName;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/**
 * Reads an instance's books.
 *
 * @param client how its topics are reached
 * @param database its database, as somebody whom row-level security does not bind
 * @param policy what its settings say
 */
public record BooksReader(Map<String, Object> client, String prefix, DataSource database, Policy policy) {
    public BooksReader {
        client = Map.copyOf(client);
    }

    public Books read() {
        List<String> unreadable = new ArrayList<>();
        try (TopicReader topics = new TopicReader(client, prefix)) {
            // The private side first: whatever is published after this was read is not held against what is missing
            // here.
            List<Written> tasks = readable(topics, Topics.TASK, unreadable);
            List<Written> told = readable(topics, Topics.TRACE, unreadable);
            boolean allTold = topics.isWhole(Topics.TRACE.name());
            List<Written> decided = readable(topics, Topics.POLICY, unreadable);
            List<Written> ledger = readable(topics, Topics.LEDGER, unreadable);
            List<Written> units = readable(topics, Topics.UNIT, unreadable);
            List<Written> audit = readable(topics, Topics.AUDIT, unreadable);
            return new Books(
                    policy.with(decided),
                    Released.of(units, topics.partitions(Topics.UNIT.name()), audit),
                    Ledger.of(ledger),
                    Traces.of(told, allTold, tasks),
                    ReleasedTables.read(database),
                    unreadable);
        } catch (KafkaException e) {
            throw new UnreadableBooksException("the topics cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whom nothing that is published may name: account numbers, persons' numbers, account names. */
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        try (TopicReader topics = new TopicReader(client, prefix)) {
            for (TopicSpec topic : List.of(Topics.ACCOUNT, Topics.ACCOUNT_NAME)) {
                for (Written written : topics.all(topic.name())) {
                    switch (written.message()) {
                        case Account account -> names.addAll(List.of(account.getAccount(), account.getPerson()));
                        case AccountName name -> names.addAll(List.of(name.getAccount(), name.getName()));
                        case null, default -> {}
                    }
                }
            }
        } catch (KafkaException e) {
            throw new UnreadableBooksException("the topics cannot be read: " + e.getMessage(), e);
        }
        return names;
    }

    private static List<Written> readable(TopicReader topics, TopicSpec topic, List<String> unreadable) {
        List<Written> all = topics.all(topic.name());
        all.stream()
                .filter(Written::isUnreadable)
                .map(it -> topic.name() + ", partition " + it.partition() + ", offset " + it.offset())
                .forEach(unreadable::add);
        return all;
    }
}
