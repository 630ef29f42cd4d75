package org.opencontextgraph.streams.personal;

import java.util.HexFormat;
import org.opencontextgraph.schema.message.TraceEvent;

/** Keys of the room's books. Numbers are fixed-width hexadecimal, so that their characters sort as they do. */
final class PersonalKeys {
    static final char AFTER_ALL = '\uffff';
    static final char END = '\0';
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

    /** Not negative. */
    static String number(long value) {
        return HEX.toHexDigits(value);
    }

    /** The open task of a process, where an event on another resource may join; no resource begins like this. */
    static String process(String person, String lane, String process) {
        return of(person, lane, "\1" + process);
    }
}
