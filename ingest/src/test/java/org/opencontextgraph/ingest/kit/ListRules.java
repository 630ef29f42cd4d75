package org.opencontextgraph.ingest.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a list of a tool is asked for.
 *
 * @param path where it stands, with a slash in front
 * @param paging how its pages are told apart
 * @param page the parameter that names the page
 * @param size the parameter that says how many items a page has at most; null: there is none
 * @param most how many items a page has at most
 * @param since the parameter with the time from which on items are listed
 * @param items where the items stand in an answer, a JSON pointer
 * @param id of an item, a JSON pointer
 * @param time of an item, a JSON pointer; items are listed in its order
 * @param next where the token of the next page stands in an answer; null: it has none
 * @param names that people may change, JSON pointers into an item
 */
record ListRules(
        String path,
        Paging paging,
        String page,
        @Nullable String size,
        int most,
        String since,
        String items,
        String id,
        String time,
        @Nullable String next,
        List<String> names) {

    /** How a tool tells its pages apart. */
    enum Paging {
        /** By numbers, from 1 on. */
        PAGE,
        /** By how many items stand before. */
        OFFSET,
        /** By an address of the next page in the header {@code Link}. */
        LINK,
        /** By a token of the next page in the answer. */
        TOKEN
    }

    ListRules {
        names = List.copyOf(names);
    }

    /** @throws IllegalArgumentException naming what is missing */
    static ListRules read(JsonNode list) {
        return new ListRules(
                said(list, "path"),
                Paging.valueOf(said(list, "paging").toUpperCase(Locale.ROOT)),
                said(list, "page"),
                list.path("size").textValue(),
                list.path("most").asInt(100),
                said(list, "since"),
                said(list, "items"),
                said(list, "id"),
                said(list, "time"),
                list.path("next").textValue(),
                list.path("names").valueStream().map(JsonNode::asText).toList());
    }

    private static String said(JsonNode list, String name) {
        String value = list.path(name).textValue();
        if (value == null) {
            throw new IllegalArgumentException("the conversation does not say `list`, `" + name + "`");
        }
        return value;
    }
}
