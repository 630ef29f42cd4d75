package org.opencontextgraph.query.server.identity;

import java.util.List;

/**
 * An account that nobody vouches for, and whose it may be.
 *
 * @param candidates the strongest reason first, one for each person
 */
public record Suggestion(KnownAccount account, List<Candidate> candidates) {
    /**
     * @param like an account of the person that somebody vouches for
     * @param reason what the two have in common
     */
    public record Candidate(String person, KnownAccount like, Likeness reason) {}
}
