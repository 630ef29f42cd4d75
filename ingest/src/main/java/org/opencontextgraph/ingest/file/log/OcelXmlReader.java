package org.opencontextgraph.ingest.file.log;

import java.io.IOException;
import java.util.Set;

/** Reads OCEL 2.0 XML: {@code log} holds {@code objects} and {@code events}, next to their types. */
final class OcelXmlReader {
    private static final Set<String> SECTIONS = Set.of("object-types", "event-types", "objects", "events");
    private static final int SECTION = 2;
    private static final int ITEM = 3;

    private final XmlElements xml;
    private final OcelEvents events;
    private String section = "";

    OcelXmlReader(XmlElements xml, OcelEvents events) {
        this.xml = xml;
        this.events = events;
    }

    /** Whether the root's first child is a section of OCEL; XES has the same root. */
    static boolean isSection(XmlElements xml) {
        return xml.isStart() && xml.depth() == SECTION && SECTIONS.contains(xml.name());
    }

    void read() throws IOException {
        while (xml.next()) {
            if (!xml.isStart()) {
                leave();
            } else if (xml.depth() == SECTION) {
                section = xml.name();
            } else if (section.equals("objects") && xml.depth() == ITEM) {
                events.object(xml.attribute("id"), xml.attribute("type"));
            } else if (section.equals("events")) {
                enter();
            }
        }
    }

    private void enter() throws IOException {
        if (xml.depth() == ITEM) {
            events.startEvent();
            events.type = xml.attribute("type");
            events.time = xml.attribute("time");
        } else if (xml.name().equals("attribute")) {
            events.attribute(xml.attribute("name"), xml.text());
        } else {
            events.relation(xml.attribute("object-id"));
        }
    }

    private void leave() {
        if (section.equals("events") && xml.depth() == ITEM - 1) {
            events.endEvent(xml::place);
        }
    }
}
