package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The filters that were on, said in one way however they were asked for.
 *
 * @param values by the parameter's name; never an empty list
 */
record Filters(SortedMap<String, List<String>> values) {
    /** How rows are ordered and written, which leaves none out. */
    private static final Set<String> NO_FILTERS = Set.of("format", "sort");

    /** Whose values have no order, and say nothing new a second time. */
    private static final Set<String> SETS = Set.of("contains", "without");

    /** @param parameters of a query that was checked */
    static Filters of(Map<String, List<String>> parameters) {
        SortedMap<String, List<String>> values = new TreeMap<>();
        parameters.forEach((name, given) -> {
            if (!NO_FILTERS.contains(name)) {
                values.put(
                        name,
                        SETS.contains(name) ? given.stream().sorted().distinct().toList() : List.copyOf(given));
            }
        });
        return new Filters(Collections.unmodifiableSortedMap(values));
    }

    static Filters of(Context context) {
        return of(context.queryParamMap());
    }

    /** As the query of an address (RFC 3986, 3.4), percent-encoded; empty when no filter was on. */
    String query() {
        return values.entrySet().stream()
                .flatMap(filter -> filter.getValue().stream().map(value -> filter.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"); // a form's blank
    }
}
