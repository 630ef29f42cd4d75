package org.opencontextgraph.compose.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A reader of well-formed XES that knows nothing of the product's: it follows the elements down, with the JDK's own parser. */
final class XesEvents {
    private final XMLStreamReader xml;
    private final List<Event> events = new ArrayList<>();

    private XesEvents(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** @param person empty when the event names nobody */
    record Event(String caseName, String person, String activity, long time, long position) {}

    static List<Event> read(Path file) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            XesEvents reader = new XesEvents(factory.createXMLStreamReader(in));
            while (reader.xml.hasNext()) {
                if (reader.xml.next() == XMLStreamConstants.START_ELEMENT
                        && reader.xml.getLocalName().equals("trace")) {
                    reader.oneCase();
                }
            }
            return reader.events;
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException("cannot read " + file.getFileName(), e);
        }
    }

    private void oneCase() throws XMLStreamException {
        Map<String, String> attributes = new HashMap<>();
        List<Map<String, String>> found = new ArrayList<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement() && xml.getLocalName().equals("event")) {
                Map<String, String> event = new HashMap<>();
                while (xml.next() != XMLStreamConstants.END_ELEMENT) {
                    attribute(event);
                }
                found.add(event);
            } else {
                attribute(attributes);
            }
        }
        String name = attributes.getOrDefault("concept:name", "");
        for (Map<String, String> event : found) {
            events.add(new Event(
                    name,
                    event.getOrDefault("org:resource", ""),
                    event.getOrDefault("concept:name", ""),
                    OffsetDateTime.parse(event.getOrDefault("time:timestamp", ""))
                            .toInstant()
                            .toEpochMilli(),
                    events.size()));
        }
    }

    /** Takes the attribute that the parser stands before, if it does, and all that it nests. */
    private void attribute(Map<String, String> into) throws XMLStreamException {
        if (!xml.isStartElement()) {
            return;
        }
        into.put(xml.getAttributeValue(null, "key"), xml.getAttributeValue(null, "value"));
        for (int depth = 1; depth > 0; ) {
            int kind = xml.next();
            depth += kind == XMLStreamConstants.START_ELEMENT ? 1 : kind == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }
}
