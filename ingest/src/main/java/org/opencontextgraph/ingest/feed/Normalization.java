package org.opencontextgraph.ingest.feed;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.schema.message.TraceEvent;

/**
 * From the source's words to ours (`normalize.map_event`): account names become numbers, labels become steps of the
 * source's closed vocabulary or `other`, and times that cannot be are refused.
 */
final class Normalization {
    static final String OTHER = "other";

    /** A record of the log holds a megabyte; identities near that are damage, not names. */
    private static final int LONGEST_IDENTITY = 2_000;

    /** Clocks of tools run ahead a little; one event from 2999 would close every window until then. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Source source;
    private final Pseudonyms pseudonyms;
    private final InstantSource clock;

    Normalization(Source source, Pseudonyms pseudonyms, InstantSource clock) {
        this.source = source;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    Normalized mapEvent(SourceEvent event) {
        @Nullable String reason = reasonToRefuse(event);
        if (reason != null) {
            return new Normalized.Refused(new Rejected(placeOf(event), reason));
        }
        AccountKey account = event.account();
        if (account == null) {
            return new Normalized.WithoutPerson();
        }
        return new Normalized.Accepted(new TraceEvent(
                event.id(),
                source.lane().value(),
                event.resource(),
                pseudonyms.account(account),
                event.process(),
                step(event.label()),
                event.time(),
                event.sequence()));
    }

    private String step(String label) {
        return label.length() <= LONGEST_IDENTITY && source.vocabulary().contains(label) ? label : OTHER;
    }

    private @Nullable String reasonToRefuse(SourceEvent event) {
        if (event.time() < 0) {
            return "its time is before 1970";
        }
        if (event.time() > clock.millis() + AHEAD.toMillis()) {
            return "its time is more than a day in the future";
        }
        if (event.id().isEmpty() || event.id().length() > LONGEST_IDENTITY) {
            return "its id is empty or longer than " + LONGEST_IDENTITY + " characters";
        }
        if (event.resource().isEmpty() || event.resource().length() > LONGEST_IDENTITY) {
            return "its resource is empty or longer than " + LONGEST_IDENTITY + " characters";
        }
        return null;
    }

    /** The position only: resource and id may carry content. */
    private String placeOf(SourceEvent event) {
        return source.connector() + " " + source.stream() + ", event " + event.sequence();
    }
}
