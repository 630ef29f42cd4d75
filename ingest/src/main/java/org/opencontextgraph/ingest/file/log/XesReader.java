package org.opencontextgraph.ingest.file.log;

import java.io.IOException;

/**
 * Reads an XES log: {@code log} holds {@code trace}s, these hold {@code event}s, each with attributes of the form {@code
 * <string key="concept:name" value="…"/>}. Attributes of attributes, globals, extensions and classifiers are passed over.
 */
final class XesReader {
    private static final int TRACE = 2;
    private static final int EVENT = 3;

    private final XmlElements xml;
    private final Intake intake;
    private final String caseKey;
    private final FoundEvent event;
    private final Intake.Place place = this::place;
    private boolean inTrace;
    private boolean inEvent;
    private long trace;
    private long eventOfTrace;

    XesReader(XmlElements xml, Mapping mapping, Intake intake) {
        this.xml = xml;
        this.intake = intake;
        this.caseKey = mapping.caseKey() == null ? "concept:name" : mapping.caseKey();
        this.event = new FoundEvent(mapping.orElse(caseKey, "concept:name", "org:resource", "time:timestamp"));
    }

    void read() throws IOException {
        while (xml.next()) {
            if (xml.isStart()) {
                enter();
            } else {
                leave();
            }
        }
    }

    private void enter() throws IOException {
        int depth = xml.depth();
        if (depth == TRACE) {
            inTrace = xml.name().equals("trace");
            if (inTrace) {
                trace++;
                eventOfTrace = 0;
                event.caseId = null;
            } else if (xml.name().equals("event")) {
                intake.rejectEvent(place(), "the event is in no trace, so in no case");
            }
        } else if (depth == EVENT && inTrace) {
            inEvent = xml.name().equals("event");
            if (inEvent) {
                eventOfTrace++;
                event.clear();
            } else if (xml.name().equals("trace")) {
                intake.rejectEvent(place(), "the trace is within a trace; its events are not read");
            } else if (caseKey.equals(xml.attribute("key"))) {
                event.caseId = xml.attribute("value");
            }
        } else if (depth == EVENT + 1 && inEvent) {
            String key = xml.attribute("key");
            if (key != null && event.wants(key)) {
                String value = xml.attribute("value");
                if (value != null) {
                    event.put(key, value);
                }
            }
        }
    }

    private void leave() {
        // an element that ends is no longer counted in the depth
        if (xml.depth() == TRACE && inEvent) {
            intake.event(place, event.caseId, event.activity(), event.person(), event.time, event.order);
            inEvent = false;
        } else if (xml.depth() == TRACE - 1) {
            inTrace = false;
        }
    }

    private String place() {
        return xml.place() + (inTrace ? " (trace " + trace + ", event " + eventOfTrace + ")" : "");
    }
}
