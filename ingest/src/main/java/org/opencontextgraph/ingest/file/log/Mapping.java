package org.opencontextgraph.ingest.file.log;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a log keeps case, activity, person and time: the operator's {@code --map}.
 *
 * <p>A value names a column (CSV) or an attribute key (XES). For OCEL {@code case} names the object type whose first related
 * object is the case (default: the first related object of any type), {@code person} an event attribute or else an object
 * type; activity is the event type and time the event's time. In any format {@code person=a|b} takes the first that has a
 * value and {@code activity=a+b} joins the values with a plus.
 *
 * @param caseKey null: the format's own
 * @param activity the keys whose values are joined; empty: the format's own
 * @param person the keys of which the first with a value counts; empty: the format's own
 * @param time null: the format's own
 * @param order a whole number that decides between events of one time; null: the position in the file
 * @param zone the zone of times that name none, by default UTC
 */
public record Mapping(
        @Nullable String caseKey,
        List<String> activity,
        List<String> person,
        @Nullable String time,
        @Nullable String order,
        ZoneId zone) {

    /** Nothing mapped: XES by its standard extensions, OCEL by its event types. */
    public static final Mapping DEFAULT = new Mapping(null, List.of(), List.of(), null, null, ZoneOffset.UTC);

    private static final List<String> KEYS = List.of("case", "activity", "person", "time", "order", "zone");

    public Mapping {
        activity = List.copyOf(activity);
        person = List.copyOf(person);
    }

    /**
     * Reads {@code case=…,activity=…,person=…,time=…[,order=…][,zone=…]}.
     *
     * @throws IllegalArgumentException with a message for the operator
     */
    public static Mapping parse(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.split(",")) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? part.strip() : part.substring(0, equals).strip();
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("--map knows " + String.join(", ", KEYS) + "; not '" + key + "'");
            }
            String value = equals < 0 ? "" : part.substring(equals + 1).strip();
            if (value.isEmpty() || parts.put(key, value) != null) {
                throw new IllegalArgumentException("--map needs one value for '" + key + "', as in " + key + "=NAME");
            }
        }
        return new Mapping(
                parts.get("case"),
                split(parts.get("activity"), "\\+"),
                split(parts.get("person"), "\\|"),
                parts.get("time"),
                parts.get("order"),
                zone(parts.get("zone")));
    }

    /** The same text for the same mapping, however it was written: part of an import's identity. */
    public String canonical() {
        return String.join(
                ",",
                "case=" + (caseKey == null ? "" : caseKey),
                "activity=" + String.join("+", activity),
                "person=" + String.join("|", person),
                "time=" + (time == null ? "" : time),
                "order=" + (order == null ? "" : order),
                "zone=" + zone.getId());
    }

    /** This mapping with a format's own keys where the operator named none. */
    Mapping orElse(String caseKey, String activity, String person, String time) {
        return new Mapping(
                this.caseKey == null ? caseKey : this.caseKey,
                this.activity.isEmpty() ? List.of(activity) : this.activity,
                this.person.isEmpty() ? List.of(person) : this.person,
                this.time == null ? time : this.time,
                order,
                zone);
    }

    private static List<String> split(@Nullable String value, String separator) {
        return value == null
                ? List.of()
                : Arrays.stream(value.split(separator))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    private static ZoneId zone(@Nullable String value) {
        try {
            return value == null ? ZoneOffset.UTC : ZoneId.of(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "--map zone needs a time zone such as Europe/Berlin; not '" + value + "'", e);
        }
    }
}
