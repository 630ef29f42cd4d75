package org.opencontextgraph.ingest.file.log;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is by its first bytes; its name only helps to word a refusal. */
sealed interface LogFormat {
    /** The byte order mark of UTF-8, byte by byte. */
    String UTF_8_MARK = "\u00ef\u00bb\u00bf";

    /** XES or OCEL 2.0. */
    record Xml() implements LogFormat {}

    /** OCEL 2.0. */
    record Json() implements LogFormat {}

    record Csv(char separator) implements LogFormat {}

    /** @param head the file's first {@code length} bytes, unpacked */
    static LogFormat of(byte[] head, int length, String file) throws RefusedLogException {
        String text = new String(head, 0, length, StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith(UTF_8_MARK)) {
            text = text.substring(UTF_8_MARK.length()).strip();
        }
        if (text.isEmpty()) {
            throw new RefusedLogException(file, "the file is empty");
        }
        if (text.startsWith("\u00fe\u00ff") || text.startsWith("\u00ff\u00fe")) {
            throw new RefusedLogException(file, "the file is in UTF-16; convert it to UTF-8");
        }
        if (text.startsWith("PK\u0003\u0004")) {
            throw new RefusedLogException(file, "a ZIP archive is not read; unpack it first");
        }
        if (text.charAt(0) == '<') {
            return new Xml();
        }
        if (text.charAt(0) == '{') {
            return new Json();
        }
        String name = file.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (name.endsWith(".xes") || name.endsWith(".xml")) {
            throw new RefusedLogException(file, "the file is not XML, though its name says so");
        }
        String header = text.lines().findFirst().orElse("");
        char separator = separator(header);
        if (separator == 0
                || text.charAt(0) == '['
                || header.chars().anyMatch(c -> c < ' ' && !Character.isWhitespace(c))) {
            throw new RefusedLogException(
                    file, "unknown format; XES, CSV with a header, OCEL 2.0 JSON and XML are read, each also gzipped");
        }
        return new Csv(separator);
    }

    /** The candidate that the header holds most often; 0 when it holds none. */
    private static char separator(String header) {
        char best = 0;
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t', '|'}) {
            long count = header.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}
