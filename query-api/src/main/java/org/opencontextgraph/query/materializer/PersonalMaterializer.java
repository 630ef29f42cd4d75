package org.opencontextgraph.query.materializer;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/**
 * What one person did, agreed to, belongs to and is known by, into {@code personal}; logs in as {@code ocg_materializer_personal}. Each
 * topic goes its own way, so a table may be ahead of another: row-level security shows a row only when both agree whose it is.
 */
public final class PersonalMaterializer implements AutoCloseable {
    /** Connections that it holds: one to write for each topic, and some to find places with. */
    public static final int CONNECTIONS = 12;

    private final List<Materializer> materializers;

    /**
     * @param client settings of the Kafka consumers, {@code bootstrap.servers} at least
     * @param database connections of the role
     * @param deadLetters for what cannot be a row; not closed here
     */
    public PersonalMaterializer(
            Map<String, Object> client,
            DataSource database,
            Producer<String, SpecificRecord> deadLetters,
            MaterializerSettings settings) {
        DeadLetters letters = new DeadLetters(deadLetters, settings.topicPrefix());
        materializers = Stream.of(
                        new Way(Topics.ACCOUNT, new KeyedTarget<>(new AccountTable()), settings),
                        new Way(Topics.ACCOUNT_LINK, new KeyedTarget<>(new LinkTable()), settings),
                        new Way(Topics.ACCOUNT_NAME, new KeyedTarget<>(new SubjectTable()), settings),
                        new Way(
                                Topics.ACCOUNT_NAME,
                                new KeyedTarget<>(new AccountNameTable()),
                                settings.besides("names")),
                        new Way(Topics.SAME_PERSON, new KeyedTarget<>(new SamePersonTable()), settings),
                        new Way(Topics.MEMBERSHIP, new KeyedTarget<>(new MembershipTable()), settings),
                        new Way(Topics.PERSONAL_EVENT, new TimelineTarget(), settings),
                        new Way(Topics.CONSENT, new KeyedTarget<>(new ConsentTable()), settings),
                        new Way(Topics.CORRECTION, new KeyedTarget<>(new CorrectionTable()), settings),
                        new Way(Topics.TASK, new KeyedTarget<>(new TaskTable()), settings))
                .map(way -> new Materializer(
                        way.target(),
                        KafkaRecordSource.connect(way.topic().in(settings.topicPrefix()), client),
                        database,
                        letters,
                        way.settings(),
                        Moment.Witness.NONE))
                .toList();
    }

    private record Way(TopicSpec topic, Target target, MaterializerSettings settings) {}

    /** Starts reading where the database says; waits for the topics and the database as long as it takes. */
    public void start() {
        materializers.forEach(Materializer::start);
    }

    /** False before the start, after the end, and when a thread died of an error. */
    public boolean isRunning() {
        return materializers.stream().allMatch(Materializer::isRunning);
    }

    /** Returns within five seconds for each topic; what was not committed is read again at the next start. */
    @Override
    public void close() {
        List<Thread> stopping = materializers.stream()
                .map(materializer -> Thread.ofPlatform().start(materializer::close))
                .toList();
        try {
            for (Thread thread : stopping) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
