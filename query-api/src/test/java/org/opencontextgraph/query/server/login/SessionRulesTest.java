package org.opencontextgraph.query.server.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.access.UserRole;
import org.opencontextgraph.query.server.access.VerifiedToken;

/** Whatever the clock says, a session opens nothing that the provider's last word does not. Times are minutes. */
class SessionRulesTest {
    private static final Instant NOON = Instant.parse("2026-01-08T12:00:00Z");
    private static final SessionRules RULES =
            new SessionRules(Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(5));

    @Property
    void shouldNeverBeGoodOrDueOnceTheRightsHaveExpired(
            @ForAll @IntRange(min = 1, max = 900) int life,
            @ForAll @IntRange(max = 900) int used,
            @ForAll @IntRange(max = 1000) int now,
            @ForAll boolean renewable) {
        Session session = session(life, used, renewable);

        SessionRules.Standing standing = RULES.standing(session, minute(now));

        if (now >= life) {
            assertThat(standing).isIn(SessionRules.Standing.EXPIRED, SessionRules.Standing.OVER);
        }
        if (!renewable) {
            assertThat(standing).isIn(SessionRules.Standing.GOOD, SessionRules.Standing.OVER);
        }
    }

    @Property
    void shouldBeOverForGoodAtTheEndThatItNames(
            @ForAll @IntRange(min = 1, max = 900) int life,
            @ForAll @IntRange(max = 900) int used,
            @ForAll @IntRange(max = 2000) int now,
            @ForAll boolean renewable) {
        Session session = session(life, used, renewable);

        boolean over = RULES.standing(session, minute(now)) == SessionRules.Standing.OVER;

        assertThat(over).isEqualTo(!minute(now).isBefore(RULES.end(session)));
        assertThat(RULES.end(session)).isBeforeOrEqualTo(RULES.lastEnd(session));
        assertThat(RULES.end(session)).isBeforeOrEqualTo(minute(used + 30));
    }

    @Property
    void shouldAskTheProviderWithinFiveMinutes(
            @ForAll @IntRange(min = 1, max = 900) int life, @ForAll @IntRange(max = 29) int now) {
        SessionRules.Standing standing = RULES.standing(session(life, 0, true), minute(now));

        assertThat(standing == SessionRules.Standing.GOOD).isEqualTo(now < 5 && now < life - 1 + (life < 4 ? 1 : 0));
    }

    private static Session session(int life, int used, boolean renewable) {
        Caller caller = new Caller(new TreeSet<>(Set.of("everyone")), Set.of(UserRole.USER), Optional.empty());
        return Session.begin(
                        new VerifiedToken(caller, minute(life)),
                        Optional.empty(),
                        renewable ? Optional.of("t") : Optional.empty(),
                        NOON)
                .used(minute(used));
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
