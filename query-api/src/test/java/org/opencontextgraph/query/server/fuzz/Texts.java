package org.opencontextgraph.query.server.fuzz;

import java.util.List;
import java.util.Random;

/** Texts that programs stumble over. */
final class Texts {
    private static final List<String> PLAIN = List.of("p", "a", "b", "live", "nothing of this name", "Zürich", "7");

    private static final List<String> BORDER = List.of(
            "",
            " ",
            "\t",
            "\r\n",
            "x".repeat(200),
            "x".repeat(201),
            "x".repeat(999),
            "x".repeat(1_000),
            "x".repeat(1_001),
            "é".repeat(1_000),
            "\uD83D\uDE00",
            "\uD83D\uDE00".repeat(500),
            "e\u0301",
            "\u202Egnp",
            "\u200B",
            "\uFEFF",
            "\uFFFF",
            "\u0001",
            "\u007F",
            "\u0000",
            "a\u0000b",
            "null",
            "undefined",
            "0",
            "-1",
            "true",
            "~25",
            "~",
            "%",
            "+",
            "&=#?");

    private static final List<String> HOSTILE = List.of(
            "' or '1'='1",
            "'; drop table context.release_unit; --",
            "\\",
            "$$",
            "%00",
            "{{7*7}}",
            "${jndi:ldap://127.0.0.1/x}",
            "<script>alert(1)</script>",
            "../../../../etc/passwd",
            "..\\..\\windows",
            "/etc/passwd",
            ".",
            "..",
            "a;b=c",
            "..;/",
            "%2e%2e%2f",
            "%252e%252e%252f",
            "\uD800",
            "\uDC00\uD800",
            "a\r\nX-Injected: yes",
            "=cmd|' /C calc'!A0",
            "(?:a+)+$",
            "p\u001fgroup:crew",
            "group:crew",
            "__proto__",
            "9".repeat(400),
            "1e999999999",
            "x".repeat(20_000));

    private static final List<String> TIMES = List.of(
            "2026-01-01T00:00:00Z",
            "2026-01-08T00:00:00Z",
            "2026-01-15T00:00:00.000000001Z",
            "2026-02-01T12:00:00+01:00",
            "2025-06-30T23:59:59Z");

    private static final List<String> BORDER_TIMES = List.of(
            "1970-01-01T00:00:00Z",
            "1969-12-31T23:59:59Z",
            "2199-12-31T23:59:59.999999999Z",
            "2200-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "+10000-01-01T00:00:00Z",
            "-0001-01-01T00:00:00Z",
            "2024-02-29T00:00:00Z",
            "2026-02-29T00:00:00Z",
            "2016-12-31T23:59:60Z",
            "2026-01-01t00:00:00z",
            "2026-01-01T00:00Z",
            "2026-01-01",
            "2026-01-01T00:00:00",
            "2026-01-01T00:00:00+18:00",
            "2026-01-01T00:00:00+18:01",
            "2026-01-01T00:00:00+23:59",
            "1",
            "");

    private static final List<String> NUMBERS = List.of(
            "",
            " 1",
            "+1",
            "01",
            "1.0",
            "1e1",
            "0x1",
            "NaN",
            "-0",
            "１",
            "many",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "9".repeat(999));

    private Texts() {}

    static String plain(Random random) {
        return any(PLAIN, random);
    }

    static String border(Random random) {
        return any(BORDER, random);
    }

    static String hostile(Random random) {
        return any(HOSTILE, random);
    }

    static String time(Random random) {
        return any(TIMES, random);
    }

    static String borderTime(Random random) {
        return any(BORDER_TIMES, random);
    }

    static String number(Random random) {
        return any(NUMBERS, random);
    }

    static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
