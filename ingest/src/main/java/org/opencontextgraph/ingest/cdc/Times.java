package org.opencontextgraph.ingest.cdc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times as PostgreSQL's types come: ISO 8601; without a zone they are taken as UTC. */
final class Times {
    private Times() {}

    /** Empty: it is no time. */
    static Optional<Instant> read(String text) {
        try {
            if (text.length() == 10) {
                return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            String iso = text.replace(' ', 'T');
            char last = iso.isEmpty() ? '?' : iso.charAt(iso.length() - 1);
            boolean zoned = last == 'Z' || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > iso.indexOf('T');
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty(); // the caller rejects the row
        }
    }
}
