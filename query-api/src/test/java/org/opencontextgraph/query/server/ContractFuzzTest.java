package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.server.fuzz.Caller;
import org.opencontextgraph.query.testing.TestDatabase;

/**
 * Requests of all kinds, made from the contract, for every operation in it: what is answered is what the contract says, and all
 * that it says is answered. {@code ./ocg soak api} is this test with more requests ({@code -Docg.requests}), from any seed
 * ({@code -Docg.seed}).
 */
class ContractFuzzTest {
    private static final int REQUESTS = Integer.getInteger("ocg.requests", 20_000);
    private static final long SEED = Long.getLong("ocg.seed", 1);
    private static final int BETWEEN_RENEWALS = 500;
    private static final int MOST_COMPLAINTS = Integer.getInteger("ocg.complaints", 5);
    private static final int ENOUGH = 20_000;

    private final Fuzzing.Findings findings = new Fuzzing.Findings(SEED, MOST_COMPLAINTS);

    @Test
    void shouldAnswerWhateverIsAskedAsTheContractSays() throws Exception {
        long begun = System.nanoTime();
        List<String> missing;
        TestDatabase database = TestDatabase.migrated();
        try (RecordedLog log = new RecordedLog();
                HikariDataSource pool = pool(database);
                TestApi api = TestApi.pooled(pool, database);
                Fuzzing fuzzing = new Fuzzing(api, log, findings)) {
            FuzzWorld world = new FuzzWorld(api).release().people();
            world.tell(fuzzing.words);
            List<Caller> callers = world.callers();
            for (int i = 0; i < REQUESTS && !findings.isEnough(); i++) {
                if (i % BETWEEN_RENEWALS == 0) {
                    world.renew();
                }
                fuzzing.any(callers);
            }
            new FuzzedOnPurpose(api, world, fuzzing).run();
            new FuzzedOutages(log, findings).run();
            missing = findings.seen.missing(fuzzing.document);
            System.out.println("never answered: " + missing);
        } finally {
            report(Duration.ofNanos(System.nanoTime() - begun));
        }
        assertThat(findings.complaints).isEmpty();
        if (REQUESTS >= ENOUGH) {
            assertThat(missing)
                    .as("statuses that the contract has and nobody is answered")
                    .isEmpty();
        }
    }

    private static HikariDataSource pool(TestDatabase database) {
        HikariConfig settings = new HikariConfig();
        settings.setDataSource(database.as(Role.API));
        settings.setMaximumPoolSize(4);
        return new HikariDataSource(settings);
    }

    private void report(Duration took) throws IOException {
        StringBuilder text = new StringBuilder()
                .append(findings.seen.requests())
                .append(" requests from seed ")
                .append(SEED)
                .append(" in ")
                .append(took.toSeconds())
                .append(" s: ")
                .append(findings.complaints.isEmpty() ? "every answer is as the contract says" : "**complaints**")
                .append(".\n\n");
        findings.complaints.stream()
                .limit(1)
                .forEach(complaint -> text.append("```\n").append(complaint).append("\n```\n\n"));
        text.append(findings.seen.table()).append('\n');
        System.out.println(text);
        String file = System.getProperty("ocg.soak.result");
        if (file != null) {
            Files.writeString(Path.of(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
