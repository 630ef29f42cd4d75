package org.opencontextgraph.ingest.file.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** All that one reading of a log said. */
record ReadLog(List<LogRecord.Accepted> events, List<LogRecord.Rejected> rejected) {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    static ReadLog of(Path file, String mapping) throws IOException {
        ReadLog log = new ReadLog(new ArrayList<>(), new ArrayList<>());
        new LogFile(file, mapping.isEmpty() ? Mapping.DEFAULT : Mapping.parse(mapping)).read(NOW, logRecord -> {
            switch (logRecord) {
                case LogRecord.Accepted event -> log.events.add(event);
                case LogRecord.Rejected refused -> log.rejected.add(refused);
            }
        });
        return log;
    }

    long cases() {
        return events.stream().map(LogRecord.Accepted::caseId).distinct().count();
    }

    long people() {
        return events.stream()
                .map(LogRecord.Accepted::person)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    long withoutPerson() {
        return events.stream().filter(event -> event.person() == null).count();
    }
}
