package org.opencontextgraph.ingest.job;

import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.opencontextgraph.ingest.jira.FakeJira;
import org.opencontextgraph.ingest.jira.JiraWorld;
import org.opencontextgraph.ingest.kit.Fault;
import org.opencontextgraph.ingest.kit.Reply;

/** A tool to which this and that happens, and which is slow and busy now and then, but tells all. */
sealed interface GoodTool extends AutoCloseable {
    String kind();

    Map<String, String> settings();

    /** Nothing, or something. */
    void happens(Random random) throws Exception;

    @Override
    void close();

    /** What passes when it is asked again at once. */
    private static Fault passing(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Fault.limited("0");
            case 1 -> Fault.instead("503, again at once", Reply.status(503, Map.of("Retry-After", "0")));
            default -> new Fault("a slow body", Fault.Span.ONCE, (line, whole) -> line.dribble(whole));
        };
    }

    /** Issues, comments and closings; renamed once. */
    final class Github implements GoodTool {
        final FaultyGithub it = FaultyGithub.made();
        private int happened = 3;

        @Override
        public String kind() {
            return "github";
        }

        @Override
        public Map<String, String> settings() {
            return it.settings("asked");
        }

        @Override
        public void happens(Random random) {
            for (int i = random.nextInt(4); i > 0; i--) {
                it.happens(happened++);
            }
            if (random.nextInt(3) == 0) {
                it.front().damage(1 + random.nextInt(5), passing(random));
            }
            if (random.nextInt(10) == 0) {
                it.github().rename();
            }
        }

        @Override
        public void close() {
            it.close();
        }
    }

    /** Issues that are made, moved and commented. */
    final class Jira implements GoodTool {
        private final FakeJira it = JiraFailures.made();
        private int happened = 10;

        @Override
        public String kind() {
            return "jira";
        }

        @Override
        public Map<String, String> settings() {
            return JiraFailures.settings(it);
        }

        @Override
        public void happens(Random random) {
            for (int i = random.nextInt(5); i > 0; i--) {
                Instant time = Instant.parse("2026-01-06T10:00:00Z").plusSeconds(90L * happened);
                String known = Integer.toString(20_001 + random.nextInt(3));
                it.put(
                        switch (random.nextInt(3)) {
                            case 0 -> JiraWorld.issue(happened, time);
                            case 1 -> JiraWorld.commented(it.issue(known), happened, time);
                            default ->
                                JiraWorld.moved(it.issue(known), happened, time, random.nextBoolean() ? "3" : "6");
                        });
                happened++;
            }
            if (random.nextInt(3) == 0) {
                it.nextAnswers(passing(random));
            }
        }

        @Override
        public void close() {
            it.close();
        }
    }

    /** Orders that are paid, and looked at. */
    final class Topic implements GoodTool {
        private final FaultyTopic it;
        private int happened = 10;

        Topic(String name) throws Exception {
            it = FaultyTopic.made(name);
        }

        @Override
        public String kind() {
            return "kafka-topic";
        }

        @Override
        public Map<String, String> settings() {
            return it.settings();
        }

        @Override
        public void happens(Random random) throws Exception {
            for (int i = random.nextInt(5); i > 0; i--) {
                if (random.nextInt(4) == 0) {
                    it.write(1, "{\"kind\":\"viewed\"}");
                } else {
                    it.pay(happened++);
                }
            }
        }

        @Override
        public void close() {
            it.close();
        }
    }
}
