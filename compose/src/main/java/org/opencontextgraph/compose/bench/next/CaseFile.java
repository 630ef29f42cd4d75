package org.opencontextgraph.compose.bench.next;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.ingest.file.log.LogFile;
import org.opencontextgraph.ingest.file.log.LogRecord;
import org.opencontextgraph.ingest.file.log.Mapping;

/** The cases of a file, as an import reads them. */
final class CaseFile {
    private record Building(List<String> steps, List<Long> times) {}

    private CaseFile() {}

    /**
     * In the order of their first event in the file.
     *
     * @throws IOException when nothing of it can be read
     */
    static List<Case> read(Path file, Mapping mapping) throws IOException {
        Map<String, Building> building = new LinkedHashMap<>();
        new LogFile(file, mapping).read(Instant.now(), line -> {
            if (line instanceof LogRecord.Accepted event) {
                Building one = building.computeIfAbsent(
                        event.caseId(), _ -> new Building(new ArrayList<>(), new ArrayList<>()));
                one.steps().add(event.activity());
                one.times().add(event.time());
            }
        });
        List<Case> cases = new ArrayList<>();
        building.forEach((name, one) -> cases.add(new Case(name, one.steps(), one.times())));
        return cases;
    }
}
