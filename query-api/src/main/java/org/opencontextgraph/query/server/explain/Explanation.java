package org.opencontextgraph.query.server.explain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why somebody can or cannot see something.
 *
 * @param known whether exactly one person is known behind the subject
 * @param belongings audiences of the person's accounts, besides everyone
 * @param unknownAccounts accounts of which it is unknown at present what they belong to
 * @param scopes of what was asked for; a person sees those that name one of their audiences
 * @param acl of a resource that was asked for
 */
public record Explanation(
        boolean known,
        List<Belonging> belongings,
        int unknownAccounts,
        List<Scope> scopes,
        Optional<ResourceAcl> acl,
        Rule rule) {
    /** @param groups from the one that the account is a member of to the one that means the audience */
    public record Belonging(String audience, List<String> groups) {}

    /** @param through the audience that opens it to the person; empty: it stays closed */
    public record Scope(String scope, Optional<String> through) {}

    /**
     * @param checked when its tool last said who reads it
     * @param unknownSince empty: known
     */
    public record ResourceAcl(String tool, List<String> audiences, Instant checked, Optional<Instant> unknownSince) {}

    /** What decides. */
    public enum Rule {
        OPEN(true, "one of its scopes names an audience that the person belongs to"),
        CLOSED(false, "none of its scopes names an audience that the person belongs to"),
        NOTHING_RELEASED(false, "nothing of this process is released in any scope"),
        UNHEARD(false, "no tool has said who may read this resource"),
        UNKNOWN(false, "who may read this resource is unknown at present: what was released from it is hidden"),
        NOBODY(false, "this resource covers no audience: nothing is released from it");

        private final boolean opens;
        private final String words;

        Rule(boolean opens, String words) {
            this.opens = opens;
            this.words = words;
        }

        public boolean opens() {
            return opens;
        }

        public String words() {
            return words;
        }
    }
}
