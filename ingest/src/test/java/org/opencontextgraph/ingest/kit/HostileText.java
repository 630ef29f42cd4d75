package org.opencontextgraph.ingest.kit;

import java.util.List;
import java.util.stream.Stream;

/** Strings that have broken programs before. */
public final class HostileText {
    /** Stands in each of them, so that it shows where one gets to. */
    public static final String MARK = "h0stile";

    private static final int MEGABYTE = 1 << 20;

    private HostileText() {}

    public static List<String> all() {
        return Stream.concat(
                        Stream.of(
                                "",
                                " ",
                                "\u0000",
                                "-1",
                                "99999999999999999999",
                                "1e400",
                                "null",
                                "2999-12-31T23:59:59Z",
                                "+999999999-12-31T23:59:59Z"),
                        Stream.of(
                                        "@\u0000@",
                                        "\u001b[31m@\u0007\b",
                                        "@\r\n2026-01-01 INFO all is well",
                                        "\u202e@\u202c\u2066",
                                        "\ud800@",
                                        "@\udc00",
                                        "e\u0301\ufeff@\ud83d\ude00",
                                        "=cmd|' /C @'!A0",
                                        "<script>@</script><img src=x onerror=@>",
                                        "'; DROP TABLE event; -- @",
                                        "${jndi:ldap://127.0.0.1/@}",
                                        "../../@/%2e%2e%2f%00",
                                        "{\"@\":[1,{\"a\":null}]}",
                                        "@".repeat(MEGABYTE / MARK.length()))
                                .map(it -> it.replace("@", MARK)))
                .toList();
    }
}
