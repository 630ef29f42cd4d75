package org.opencontextgraph.query.server.login;

import java.time.Duration;
import java.time.Instant;

/** Decides by the clock alone what becomes of a session. */
record SessionRules(Duration idle, Duration longest, Duration renewed) {
    private static final Duration AHEAD = Duration.ofSeconds(60);
    private static final Duration MARKED = Duration.ofMinutes(1);

    static SessionRules of(LoginSettings settings) {
        return new SessionRules(settings.idle(), settings.longest(), settings.renewed());
    }

    /** What has to happen before a session may open anything. */
    enum Standing {
        /** Nothing. */
        GOOD,
        /** The provider is to be asked again; while it is away, what it last said still holds. */
        DUE,
        /** The provider has to be asked again; what it last said has expired. */
        EXPIRED,
        /** It opens nothing any more. */
        OVER
    }

    Standing standing(Session session, Instant now) {
        if (!now.isBefore(end(session))) {
            return Standing.OVER;
        }
        boolean expired = !now.isBefore(session.rightsEnd());
        if (session.refreshToken().isEmpty()) {
            return expired ? Standing.OVER : Standing.GOOD;
        }
        if (expired) {
            return Standing.EXPIRED;
        }
        boolean due = !now.isBefore(session.asked().plus(renewed))
                || !now.isBefore(session.rightsEnd().minus(ahead(session)));
        return due ? Standing.DUE : Standing.GOOD;
    }

    /** When it is over if it is not used again, as far as the clock knows. */
    Instant end(Session session) {
        Instant idleEnd = session.used().plus(idle);
        Instant lastEnd = lastEnd(session);
        Instant end = idleEnd.isBefore(lastEnd) ? idleEnd : lastEnd;
        return session.refreshToken().isEmpty() && session.rightsEnd().isBefore(end) ? session.rightsEnd() : end;
    }

    /** When it is over however it is used. */
    Instant lastEnd(Session session) {
        return session.begun().plus(longest);
    }

    /** Whether the cookie has to say that it was used. */
    boolean isToBeMarked(Session session, Instant now) {
        Duration step = idle.dividedBy(4);
        return !now.isBefore(session.used().plus(step.compareTo(MARKED) < 0 ? step : MARKED));
    }

    /** A token that lives for less than a few minutes is not renewed for most of its life. */
    private static Duration ahead(Session session) {
        Duration life = Duration.between(session.asked(), session.rightsEnd()).dividedBy(4);
        return life.compareTo(AHEAD) < 0 ? life : AHEAD;
    }
}
