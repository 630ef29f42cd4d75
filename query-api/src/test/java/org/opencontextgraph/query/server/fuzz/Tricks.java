package org.opencontextgraph.query.server.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** What can be done to a request that is well made otherwise: to its address, its headers and its framing. */
final class Tricks {
    private static final List<String> ADDRESSES = List.of(
            "/..;%s",
            "/%%2e%%2e%s",
            "/.%s",
            "/%s",
            "%s/",
            "%s;jsessionid=1",
            "%s%%00",
            "%s%%c0%%af",
            "%s%%ff",
            "%s/..",
            "%s/%%2e%%2e/%%2e%%2e/etc/passwd",
            "/api/v1/..%s",
            "%s%%252f..",
            "%s%%zz",
            "%s%%",
            "%s?%%zz=%%",
            "%s?&&&=&",
            "%s?limit[]=1&limit[0]=2",
            "%s?a?b=c",
            "%s#fragment",
            "%s\\..\\x",
            "%s?;a=b",
            "/static%s",
            "%s.json",
            "%s?x=%%ed%%a0%%80",
            "%s?access_token=x",
            "http://elsewhere.example%s",
            "//elsewhere.example%s",
            "*",
            "%s\t",
            "%s?<script>",
            "%s/\u00e9");

    private static final List<Header> HARMLESS = List.of(
            new Header("X-HTTP-Method-Override", "DELETE"),
            new Header("X-HTTP-Method", "PUT"),
            new Header("X-Method-Override", "PATCH"),
            new Header("X-Forwarded-For", "127.0.0.1, ' or 1=1"),
            new Header("X-Forwarded-Host", "elsewhere.example"),
            new Header("X-Forwarded-Proto", "https"),
            new Header("Forwarded", "for=\"[::1]\";host=elsewhere.example"),
            new Header("X-Original-URL", "/api/v1/admin/identity/audit"),
            new Header("X-Rewrite-URL", "/metrics"),
            new Header("Origin", "https://elsewhere.example"),
            new Header("Origin", "null"),
            new Header("Range", "bytes=0-1,5-,-1"),
            new Header("Accept", "application/xml;q=1, */*;q=0"),
            new Header("Accept", "x".repeat(2_000)),
            new Header("Accept-Encoding", "br, gzip;q=0, *;q=0.1, identity;q=0"),
            new Header("Accept-Language", "../../etc/passwd"),
            new Header("If-None-Match", "*"),
            new Header("If-None-Match", "W/\"unfinished, \"a\",,,"),
            new Header("If-Match", "\"x\""),
            new Header("If-Modified-Since", "Thu, 32 Foo 2026 25:61:61 GMT"),
            new Header("Cookie", "ocg_session=x; ocg_session=y; =; ;;; $Version=1"),
            new Header("Cookie", "ocg_session=" + "A".repeat(3_000)),
            new Header("Cookie", "ocg_session=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0....; ocg_session_1=%00"),
            new Header("X-Request-Id", "a b\u00e9<script>"),
            new Header("X-Request-Id", "x".repeat(65)),
            new Header("X-Request-Id", "fine-one.1_2"),
            new Header("X-CSRF-Token", "guessed"),
            new Header("User-Agent", "${jndi:ldap://127.0.0.1/x}"),
            new Header("Referer", "javascript:alert(1)"),
            new Header("Authorization", "Basic YTpi"),
            new Header("Authorization", "Bearer"),
            new Header("Content-Encoding", "gzip"),
            new Header("Content-Encoding", "x"),
            new Header("Content-Type", ";;;"),
            new Header("TE", "trailers, deflate;q=0.5"),
            new Header("Prefer", "return=minimal"),
            new Header("Max-Forwards", "-1"),
            new Header("X-Empty", ""),
            new Header("X-Long", "y".repeat(8_000)));

    private static final List<Header> BREAKING = List.of(
            new Header("X-Long", "y".repeat(33_000)),
            new Header("X-Null", "a\u0000b"),
            new Header("X-Split", "a\r\nX-Injected: yes"),
            new Header("X-Folded", "a\r\n b"),
            new Header("X Space", "a"),
            new Header("X-Split", "a\r\n\r\nGET /metrics HTTP/1.1\r\nHost: x"),
            new Header("Host", "elsewhere.example"),
            new Header("Host", "a b"),
            new Header("Host", ""),
            new Header("Host", "x".repeat(300) + ":99999999"),
            new Header("Content-Length", "-1"),
            new Header("Content-Length", "1e3"),
            new Header("Content-Length", "99999999999999999999"),
            new Header("Content-Length", "5000"),
            new Header("Content-Length", "1"),
            new Header("Transfer-Encoding", "gzip"),
            new Header("Transfer-Encoding", "chunked, chunked"),
            new Header("Transfer-Encoding", "xchunked"),
            new Header("Upgrade", "h2c"),
            new Header("Upgrade", "websocket"),
            new Header("Expect", "100-continue"),
            new Header("Expect", "the unexpected"));

    private static final List<String> METHODS = List.of(
            "get",
            "FOO",
            "CONNECT",
            "PROPFIND",
            "PRI",
            "G\u0000T",
            "X".repeat(1_000),
            "X".repeat(40_000),
            "GET\t",
            "TRACE");

    private static final int LARGE = 70_000;
    private static final int BOMB = 10_000_000;

    /** A good request with one thing done to it. */
    Asked play(Asked good, Random random) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> address(good, random);
            case 2, 3, 4 -> header(good, Texts.any(HARMLESS, random), false);
            case 5 -> header(good, Texts.any(BREAKING, random), true);
            case 6 -> chunked(good, random);
            case 7 ->
                with(
                        good,
                        "another method",
                        Texts.any(METHODS, random),
                        good.target(),
                        good.headers(),
                        good.body(),
                        true);
            case 8 -> twice(good, random);
            case 9 -> with(good, "a large body", good.method(), good.target(), good.headers(), large(random), true);
            case 10 ->
                with(
                        good,
                        "a long address",
                        good.method(),
                        good.target()
                                + (good.target().contains("?") ? "&" : "?")
                                + Texts.any(
                                        List.of(
                                                "x=" + "y".repeat(9_000),
                                                "x=" + "y".repeat(40_000),
                                                "x=1&".repeat(2_000),
                                                "limit=1&".repeat(1_500)),
                                        random),
                        good.headers(),
                        good.body(),
                        true);
            default -> bomb(good);
        };
    }

    private static Asked address(Asked good, Random random) {
        String trick = Texts.any(ADDRESSES, random);
        String target = good.target();
        if (trick.contains("?") && target.contains("?")) {
            target = target.substring(0, target.indexOf('?'));
        }
        return new Asked(
                Optional.empty(),
                good.kind(),
                "the address " + trick,
                Expected.OPEN,
                good.caller(),
                good.method(),
                trick.formatted(target),
                good.headers(),
                good.body(),
                true);
    }

    private static Asked header(Asked good, Header header, boolean alone) {
        List<Header> headers = new ArrayList<>(good.headers());
        headers.add(header);
        return with(good, "a header", good.method(), good.target(), headers, good.body(), alone);
    }

    private static Asked twice(Asked good, Random random) {
        List<Header> headers = new ArrayList<>(good.headers());
        List<Header> shown = List.copyOf(good.caller().headers());
        if (random.nextBoolean() || shown.isEmpty()) {
            headers.add(new Header("Authorization", "Bearer x"));
        } else {
            headers.addFirst(new Header("authorization", "Bearer x"));
        }
        return with(good, "two bearers", good.method(), good.target(), headers, good.body(), false);
    }

    private static Asked chunked(Asked good, Random random) {
        List<Header> headers = new ArrayList<>(good.headers());
        headers.add(new Header("Transfer-Encoding", "chunked"));
        if (random.nextInt(5) == 0) {
            headers.add(new Header("Content-Length", "3"));
        }
        String text = new String(good.body(), StandardCharsets.ISO_8859_1);
        String chunk = text.isEmpty() ? "" : Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
        String body = switch (random.nextInt(7)) {
            case 0 -> chunk; // and no end
            case 1 -> "FFFFFFFFFFFFFFFF\r\n" + text;
            case 2 -> "-1\r\n" + text + "\r\n0\r\n\r\n";
            case 3 -> "zz\r\n" + text;
            case 4 -> "1\r\nx\r\n".repeat(LARGE) + "0\r\n\r\n";
            case 5 -> chunk + "0\r\nX-Trailer: yes\r\n\r\n";
            default -> chunk + "0\r\n\r\n";
        };
        return with(
                good,
                "chunks",
                good.method(),
                good.target(),
                headers,
                body.getBytes(StandardCharsets.ISO_8859_1),
                true);
    }

    private static byte[] large(Random random) {
        return (random.nextBoolean() ? "{\"process_key\":\"" + "x".repeat(LARGE) + "\"}" : " ".repeat(2 * LARGE))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Ten megabytes in ten kilobytes. */
    private static Asked bomb(Asked good) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[BOMB]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Header> headers = new ArrayList<>(good.headers());
        headers.add(new Header("Content-Encoding", "gzip"));
        return with(good, "a gzip bomb", good.method(), good.target(), headers, packed.toByteArray(), true);
    }

    private static Asked with(
            Asked good, String how, String method, String target, List<Header> headers, byte[] body, boolean alone) {
        return new Asked(
                method.equals(good.method()) ? good.operation() : Optional.empty(),
                good.kind(),
                how,
                Expected.OPEN,
                good.caller(),
                method,
                target,
                headers,
                body,
                alone);
    }
}
