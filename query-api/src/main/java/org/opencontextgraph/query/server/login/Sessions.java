package org.opencontextgraph.query.server.login;

import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions, keeps their rights up to date, and ends them. */
public final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final SealedSession sealed;
    private final SessionRules rules;
    private final Renewals renewals;
    private final EndedSessions ended;
    private final Provider provider;
    private final InstantSource clock;

    Sessions(
            List<SessionKey> keys,
            SessionRules rules,
            Renewals renewals,
            EndedSessions ended,
            Provider provider,
            InstantSource clock) {
        this.sealed = new SealedSession(keys);
        this.rules = rules;
        this.renewals = renewals;
        this.ended = ended;
        this.provider = provider;
        this.clock = clock;
    }

    /** As a browser brought it; empty when we never gave it that. */
    public Optional<Session> open(String cookie) {
        return sealed.open(cookie);
    }

    public String close(Session session) {
        return sealed.close(session);
    }

    /** When it is over if it is not used again. */
    public Instant end(Session session) {
        return rules.end(session);
    }

    public Instant lastEnd(Session session) {
        return rules.lastEnd(session);
    }

    /**
     * The session with the rights of now; another one than was given when the browser has to keep that.
     *
     * @throws SessionOverException when it opens nothing any more
     * @throws ProviderAwayException when its rights have expired, and the provider cannot say whether they are still given
     */
    public Session current(Session session) throws SQLException {
        Instant now = clock.instant();
        SessionRules.Standing standing = rules.standing(session, now);
        if (standing == SessionRules.Standing.OVER) {
            throw new SessionOverException("by the clock");
        }
        if (ended.has(session.id())) {
            throw new SessionOverException("somebody logged out of it");
        }
        if (standing == SessionRules.Standing.GOOD || session.refreshToken().isEmpty()) {
            return marked(session, now);
        }
        return switch (renewals.of(session, session.refreshToken().get(), now)) {
            case Renewals.Renewal.Renewed(Session renewed) -> renewed.used(now);
            case Renewals.Renewal.Refused() ->
                throw new SessionOverException("the provider does not vouch for it any more");
            case Renewals.Renewal.Away(RuntimeException why) -> {
                if (standing == SessionRules.Standing.EXPIRED) {
                    throw why;
                }
                yield marked(session, now);
            }
        };
    }

    /** It opens nothing from now on, at whatever instance of the API, also to who kept a copy of the cookie. */
    public void end(SessionId session, Instant until) throws SQLException {
        ended.end(session, until, clock.instant());
    }

    /**
     * Tells the provider, as far as it wants to know; to be done after {@link #end}.
     *
     * @return where the browser can log out of the provider, too
     */
    public Optional<URI> tellProvider(Session session, URI afterwards) {
        try {
            session.refreshToken().ifPresent(provider::revoke);
            return provider.logout(afterwards);
        } catch (ProviderAwayException e) {
            LOG.warn("a refresh token could not be revoked; it is used no more: {}", String.valueOf(e.getCause()));
            return Optional.empty();
        }
    }

    private Session marked(Session session, Instant now) {
        return rules.isToBeMarked(session, now) ? session.used(now) : session;
    }
}
