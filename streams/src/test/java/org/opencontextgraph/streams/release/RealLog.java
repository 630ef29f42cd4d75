package org.opencontextgraph.streams.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.opencontextgraph.schema.message.Trace;

/** The personal tasks of a public log: all events of one person on one case, unless they pause longer than 30 days. */
final class RealLog {
    static final String LANE = "import";
    private static final long IDLE = 30L * 86_400_000;

    private RealLog() {}

    /** Traces in the order in which their tasks end. */
    static List<Trace> traces(String file) {
        List<Trace> traces = new ArrayList<>();
        Map<String, Trace> open = new LinkedHashMap<>();
        for (Event event : events(find(file))) {
            String piece = event.person() + "|" + event.kase();
            Trace task = open.get(piece);
            if (task != null && event.time() - task.getTimes().getLast() > IDLE) {
                traces.add(task);
                task = null;
            }
            if (task == null) {
                String id = event.person() + "|" + event.sequence();
                task = new Trace(LANE, "everyone", file, event.person(), id, new ArrayList<>(), new ArrayList<>());
                open.put(piece, task);
            }
            task.getSteps().add(event.activity());
            task.getTimes().add(event.time());
        }
        traces.addAll(open.values());
        traces.sort(Comparator.comparing(trace -> trace.getTimes().getLast()));
        return traces;
    }

    private static Path find(String file) {
        String told = System.getProperty("ocg.data");
        Path found = told == null ? null : Path.of(told, "logs", file);
        for (Path at = Path.of("").toAbsolutePath(); found == null && at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data/logs").resolve(file);
            found = Files.exists(candidate) ? candidate : null;
        }
        Assumptions.assumeTrue(
                found != null && Files.exists(found),
                "needs " + file + " in shared/data/logs beside the project, or -Docg.data");
        return java.util.Objects.requireNonNull(found);
    }

    private static List<Event> events(Path file) {
        List<Event> events = new ArrayList<>();
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            XMLStreamReader xml = factory.createXMLStreamReader(in, "UTF-8");
            Map<String, String> fields = new LinkedHashMap<>();
            String kase = "";
            int depth = 0;
            int sequence = 0;
            while (xml.hasNext()) {
                int kind = xml.next();
                if (kind == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    String key = xml.getAttributeValue(null, "key");
                    if (key == null) {
                        fields.clear();
                    } else if (depth == 4) {
                        fields.put(key, xml.getAttributeValue(null, "value"));
                    } else if (depth == 3 && key.equals("concept:name")) {
                        kase = xml.getAttributeValue(null, "value");
                    }
                } else if (kind == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                    if (xml.getLocalName().equals("event")) {
                        add(events, kase, fields, sequence++);
                    }
                }
            }
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException("cannot read " + file.getFileName(), e);
        }
        events.sort(Comparator.comparingLong(Event::time).thenComparingInt(Event::sequence));
        return events;
    }

    private static void add(List<Event> events, String kase, Map<String, String> fields, int sequence) {
        @Nullable String person = fields.get("org:resource");
        String activity = fields.get("concept:name");
        String time = fields.get("time:timestamp");
        if (person != null && activity != null && time != null) {
            long millis = OffsetDateTime.parse(time).toInstant().toEpochMilli();
            events.add(new Event(kase, person, activity, millis, sequence));
        }
    }

    private record Event(String kase, String person, String activity, long time, int sequence) {}
}
