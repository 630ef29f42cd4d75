package org.opencontextgraph.compose.bench.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places such as `@number@`, taken apart once and filled very often. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("@([a-z]+)@");

    private final List<String> texts = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    private Template(String text, List<String> names) {
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            int at = names.indexOf(place.group(1));
            if (at < 0) {
                throw new IllegalArgumentException("nothing is given for @" + place.group(1) + "@");
            }
            texts.add(text.substring(from, place.start()));
            places.add(at);
            from = place.end();
        }
        texts.add(text.substring(from));
    }

    /** @param names of what {@link #fill} is given, in that order */
    static Template of(String file, String... names) {
        return new Template(text(file), Arrays.asList(names));
    }

    /** A file beside this class. */
    static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String fill(Object... values) {
        StringBuilder filled = new StringBuilder(4096);
        for (int i = 0; i < places.size(); i++) {
            filled.append(texts.get(i)).append(values[places.get(i)]);
        }
        return filled.append(texts.getLast()).toString();
    }
}
