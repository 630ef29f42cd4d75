package org.opencontextgraph.streams.personal;

import java.util.HexFormat;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.TraceEvent;

/** Keys of the room's books. Numbers are fixed-width hexadecimal, so that their characters sort as they do. */
final class PersonalKeys {
    static final char AFTER_ALL = '\uffff';
    static final char END = '\0';
    /** Behind every key. */
    static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    static final String IN = "in";
    static final String AGAIN = "again";
    private static final HexFormat HEX = HexFormat.of();

    private PersonalKeys() {}

    static String of(String... parts) {
        return String.join("\0", parts);
    }

    /** The first key of all that begin with these parts. */
    static String firstOf(String... parts) {
        return of(parts) + END;
    }

    static String lastOf(String... parts) {
        return of(parts) + END + AFTER_ALL;
    }

    static String part(String key, int index) {
        int from = 0;
        for (int i = 0; i < index; i++) {
            from = key.indexOf(END, from) + 1;
        }
        int to = key.indexOf(END, from);
        return to < 0 ? key.substring(from) : key.substring(from, to);
    }

    static String pending(TraceEvent event) {
        return of(event.getLane(), number(event.getTime()), number(event.getSequence()), event.getId());
    }

    /** Of an event that came from a former owner behind its lane's clock. */
    static String arrived(PersonalEvent event) {
        return late(IN, event);
    }

    /** Of an event that waits to be clustered anew. */
    static String again(PersonalEvent event) {
        return late(AGAIN, event);
    }

    private static String late(String why, PersonalEvent event) {
        TraceEvent what = event.getEvent();
        return of(
                why,
                event.getPerson(),
                what.getLane(),
                number(what.getTime()),
                number(what.getSequence()),
                what.getId());
    }

    /** What is behind the first part; empty when there is no more. */
    static String rest(String key) {
        int end = key.indexOf(END);
        return end < 0 ? "" : key.substring(end + 1);
    }

    /** Whether a person whose tasks are made anew missed a reminder meanwhile. */
    static String missed(String person) {
        return of(person, "missed");
    }

    /** The first key behind this one. */
    static String behind(String key) {
        return key + END;
    }

    /** Not negative. */
    static String number(long value) {
        return HEX.toHexDigits(value);
    }

    /** The open task of a process, where an event on another resource may join; no resource begins like this. */
    static String process(String person, String lane, String process) {
        return of(person, lane, "\1" + process);
    }
}
