package org.opencontextgraph.query.server.login;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.access.UserRole;

/** A session as text for a cookie, and back. Times are kept in whole milliseconds. */
final class SealedSession {
    private static final String ID = "i";
    private static final String CSRF = "c";
    private static final String SUBJECT = "s";
    private static final String AUDIENCES = "g";
    private static final String ROLES = "r";
    private static final String NAME = "n";
    private static final String REFRESH = "t";
    private static final String BEGUN = "b";
    private static final String USED = "u";
    private static final String ASKED = "a";
    private static final String END = "e";

    private final Seal seal;

    SealedSession(List<SessionKey> keys) {
        this.seal = new Seal(keys, "ocg session 1");
    }

    String close(Session session) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .claim(ID, session.id().value())
                .claim(CSRF, session.csrf().value())
                .claim(AUDIENCES, List.copyOf(session.caller().audiences()))
                .claim(
                        ROLES,
                        session.caller().roles().stream().map(UserRole::name).toList())
                .claim(BEGUN, session.begun().toEpochMilli())
                .claim(USED, session.used().toEpochMilli())
                .claim(ASKED, session.asked().toEpochMilli())
                .claim(END, session.rightsEnd().toEpochMilli());
        session.caller().subject().ifPresent(subject -> claims.claim(SUBJECT, subject.value()));
        session.name().ifPresent(name -> claims.claim(NAME, name));
        session.refreshToken().ifPresent(token -> claims.claim(REFRESH, token));
        return seal.close(claims.build());
    }

    /** Empty when it is no session of ours, or one of another version. */
    Optional<Session> open(String text) {
        return seal.open(text).flatMap(SealedSession::session);
    }

    private static Optional<Session> session(JWTClaimsSet claims) {
        try {
            return Optional.of(new Session(
                    new SessionId(text(claims, ID)),
                    new CsrfToken(text(claims, CSRF)),
                    new Caller(
                            new TreeSet<>(claims.getStringListClaim(AUDIENCES)),
                            roles(claims.getStringListClaim(ROLES)),
                            Subject.of(claims.getStringClaim(SUBJECT))),
                    Optional.ofNullable(claims.getStringClaim(NAME)),
                    Optional.ofNullable(claims.getStringClaim(REFRESH)),
                    time(claims, BEGUN),
                    time(claims, USED),
                    time(claims, ASKED),
                    time(claims, END)));
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Set<UserRole> roles(List<String> names) {
        return names.stream().map(UserRole::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static String text(JWTClaimsSet claims, String name) throws ParseException {
        String text = claims.getStringClaim(name);
        if (text == null) {
            throw new ParseException("missing: " + name, 0);
        }
        return text;
    }

    private static Instant time(JWTClaimsSet claims, String name) throws ParseException {
        Long millis = claims.getLongClaim(name);
        if (millis == null) {
            throw new ParseException("missing: " + name, 0);
        }
        return Instant.ofEpochMilli(millis);
    }
}
