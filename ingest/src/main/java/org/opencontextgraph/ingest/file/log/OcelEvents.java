package org.opencontextgraph.ingest.file.log;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns OCEL 2.0 events into events of one case each.
 *
 * <p>OCEL relates an event to many objects; the case is the first related object, or with {@code --map case=TYPE} the first
 * of that type. The person is, for each {@code --map person=NAME|…} in turn, the event's attribute of that name, else the
 * first related object of that type. The types of objects are needed for that, and a file may list its objects after its
 * events, so then the file is read twice: once for the objects, of which only those of a mapped type are kept, once for
 * the events.
 */
final class OcelEvents {
    private final Mapping mapping;
    private final Intake intake;
    private final Map<String, String> types = new HashMap<>();
    private final @Nullable String[] attributes;
    private final @Nullable String[] objects;
    private @Nullable String caseId;

    @Nullable
    String type;

    @Nullable
    String time;

    private boolean collecting;

    OcelEvents(Mapping mapping, Intake intake) {
        this.mapping = mapping;
        this.intake = intake;
        this.attributes = new String[mapping.person().size()];
        this.objects = new String[mapping.person().size()];
        this.collecting = mapping.caseKey() != null || !mapping.person().isEmpty();
    }

    /** Whether this is the first of two readings, which collects the objects and leaves the events. */
    boolean collectsObjects() {
        return collecting;
    }

    /** Ends a reading; true when another one, of the events, must follow. */
    boolean readAgain() {
        boolean again = collecting;
        collecting = false;
        return again;
    }

    void object(@Nullable String id, @Nullable String type) {
        if (collecting && id != null && type != null && isMapped(type)) {
            types.put(id, type);
        }
    }

    void startEvent() {
        Arrays.fill(attributes, null);
        Arrays.fill(objects, null);
        caseId = null;
        type = null;
        time = null;
    }

    void attribute(@Nullable String name, @Nullable String value) {
        List<String> names = mapping.person();
        for (int i = 0; i < attributes.length; i++) {
            if (value != null && !value.isBlank() && names.get(i).equals(name)) {
                attributes[i] = value;
            }
        }
    }

    void relation(@Nullable String object) {
        if (object == null) {
            return;
        }
        String objectType = types.get(object);
        if (caseId == null && (mapping.caseKey() == null || mapping.caseKey().equals(objectType))) {
            caseId = object;
        }
        for (int i = 0; i < objects.length; i++) {
            if (objects[i] == null && mapping.person().get(i).equals(objectType)) {
                objects[i] = object;
            }
        }
    }

    void endEvent(Intake.Place place) {
        if (collecting) {
            return;
        }
        if (caseId == null) {
            intake.rejectEvent(
                    place.words(),
                    mapping.caseKey() == null
                            ? "the event has no related object, so no case"
                            : "the event has no related object of the type that is the case");
        } else {
            intake.event(place, caseId, type, person(), time, null);
        }
    }

    private @Nullable String person() {
        for (int i = 0; i < attributes.length; i++) {
            String found = attributes[i] == null ? objects[i] : attributes[i];
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private boolean isMapped(String type) {
        return type.equals(mapping.caseKey()) || mapping.person().contains(type);
    }
}
