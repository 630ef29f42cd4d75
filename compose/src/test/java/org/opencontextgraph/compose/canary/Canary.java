package org.opencontextgraph.compose.canary;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Something that must not come out.
 *
 * @param path the way on which it came in
 * @param allowed where it may be found all the same
 */
record Canary(String path, String text, Set<Place> allowed) {
    Canary {
        allowed = Set.copyOf(allowed);
    }

    /** As it is, in hexadecimal digits, and in Base64 wherever it begins in there; all in lower case. */
    List<String> forms() {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Stream<String> base64 = IntStream.range(0, 3).mapToObj(before -> {
            String whole = Base64.getEncoder()
                    .encodeToString(
                            ("xx".substring(0, before == 0 ? 0 : before) + text).getBytes(StandardCharsets.UTF_8));
            return whole.substring(before == 0 ? 0 : 4, whole.length() - 4); // what its neighbours have no part in
        });
        return Stream.concat(Stream.of(text, HexFormat.of().formatHex(bytes)), base64)
                .map(it -> it.toLowerCase(Locale.ROOT))
                .toList();
    }
}
