package org.opencontextgraph.query.server.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import org.opencontextgraph.query.server.access.KeysUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider what a session may open from now on. A browser sends many requests at once with the same old cookie: they
 * ask once together, for a provider may take a refresh token that comes twice for a stolen one. The answer is remembered for
 * a quarter of a minute, and that there was none for five seconds.
 */
final class Renewals {
    private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);
    private static final Duration TOGETHER = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Provider provider;
    private final Vouching vouching;
    private final Cache<Asked, Renewal> answers = Caffeine.newBuilder()
            .expireAfter(
                    Expiry.<Asked, Renewal>writing((_, answer) -> answer instanceof Renewal.Away ? PAUSE : TOGETHER))
            .maximumSize(MOST)
            .build();

    Renewals(Provider provider, Vouching vouching) {
        this.provider = provider;
        this.vouching = vouching;
    }

    /** What is the same in all requests that come with the same rights. */
    private record Asked(SessionId session, Instant asked) {}

    /** What became of asking. */
    sealed interface Renewal {
        record Renewed(Session session) implements Renewal {}

        /** The provider vouches no more. */
        record Refused() implements Renewal {}

        /** Nobody knows; what it last said holds until it expires. */
        record Away(RuntimeException why) implements Renewal {}
    }

    Renewal of(Session session, String refreshToken, Instant now) {
        return answers.get(new Asked(session.id(), session.asked()), _ -> ask(session, refreshToken, now));
    }

    private Renewal ask(Session session, String refreshToken, Instant now) {
        try {
            Vouching.Vouched vouched = vouching.again(
                    provider.refresh(refreshToken), session.caller().subject());
            return new Renewal.Renewed(session.renewed(vouched.rights(), vouched.refreshToken(), now));
        } catch (LoginRefusedException e) {
            LOG.info("a session is not renewed: {}", e.getMessage());
            return new Renewal.Refused();
        } catch (ProviderAwayException | KeysUnavailableException e) {
            LOG.warn("a session cannot be renewed now: {}", String.valueOf(e.getCause()));
            return new Renewal.Away(e);
        }
    }
}
