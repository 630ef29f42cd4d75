package org.opencontextgraph.compose.canary;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What came out, and where. */
final class Outlets {
    private final Map<Place, StringBuilder> texts = new EnumMap<>(Place.class);

    synchronized void came(Place place, String text) {
        texts.computeIfAbsent(place, _ -> new StringBuilder())
                .append(text.toLowerCase(Locale.ROOT))
                .append('\n');
    }

    synchronized int size(Place place) {
        StringBuilder text = texts.get(place);
        return text == null ? 0 : text.length();
    }

    /** Where one was found. */
    synchronized Set<Place> places(Canary canary) {
        Set<Place> found = new TreeSet<>();
        texts.forEach((place, text) -> {
            if (canary.forms().stream().anyMatch(it -> text.indexOf(it) >= 0)) {
                found.add(place);
            }
        });
        return found;
    }

    /** `path: found in PLACE …near it` for each place in which one may not be. */
    List<String> leaks(List<Canary> canaries) {
        List<String> leaks = new ArrayList<>();
        for (Canary canary : canaries) {
            for (Place place : places(canary)) {
                if (!canary.allowed().contains(place)) {
                    leaks.add(canary.path() + ": found in " + place + " (" + near(place, canary) + ")");
                }
            }
        }
        return leaks;
    }

    private synchronized String near(Place place, Canary canary) {
        StringBuilder text = texts.getOrDefault(place, new StringBuilder());
        int at = canary.forms().stream()
                .mapToInt(text::indexOf)
                .filter(it -> it >= 0)
                .findFirst()
                .orElse(0);
        return text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 80))
                .replace('\n', ' ');
    }
}
