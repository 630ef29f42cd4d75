package org.opencontextgraph.ingest.job;

import java.util.List;

/** What can go wrong with a topic, after a run that was complete. */
final class TopicFailures {
    private TopicFailures() {}

    @FunctionalInterface
    private interface Injected {
        void into(FaultyTopic it, Runnable then) throws Exception;
    }

    static List<PartialFailure> all() {
        return List.of(
                read("a record that no rule decides", "nobody has decided", "decide", (it, then) -> {
                    it.write(1, "{\"kind\":\"refunded\"}");
                    then.run();
                }),
                read("a record that is no JSON", "were broken", "deadletter", (it, then) -> {
                    it.write(1, "{\"kind\":");
                    then.run();
                }),
                read("a record without what its rule names", "were broken", "deadletter", (it, then) -> {
                    it.write(0, "{\"kind\":\"paid\"}");
                    then.run();
                }),
                read("records that the retention took away", "were gone before", "by itself", (it, then) -> {
                    it.pay(4, 5, 6, 7);
                    it.deleteRecordsBefore(0, 6);
                    then.run();
                }),
                read("a topic that was made anew", "made anew", "by itself", (it, then) -> {
                    it.delete();
                    Thread.sleep(500);
                    it.create();
                    then.run();
                }),
                read("a topic that is gone", "is not there", "by itself", (it, then) -> {
                    it.delete();
                    Thread.sleep(500);
                    then.run();
                }),
                read("a transaction that stays open", "holds back", "by itself", (it, then) -> {
                    try (AutoCloseable _ = it.open(it.name())) {
                        then.run();
                    }
                }));
    }

    private static PartialFailure read(String what, String says, String todo, Injected injected) {
        return new PartialFailure(what, says, todo, (tools, name) -> {
            try (FaultyTopic it = FaultyTopic.made(name)) {
                tools.add(name, "kafka-topic", it.settings());
                tools.run(name);
                PartialFailuresTest.isComplete(tools.diagnose(name));
                injected.into(it, () -> run(tools, name));
                return tools.diagnose(name);
            }
        });
    }

    private static void run(ExaminedTools tools, String name) {
        try {
            tools.run(name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
