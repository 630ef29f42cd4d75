package org.opencontextgraph.query.server.identity;

import java.util.Optional;

/** What came of a decision. */
public sealed interface Outcome {
    /**
     * It was written down, and for all who have to obey it.
     *
     * @param person whose the account is now by an administrator's word; empty: what connectors say holds
     * @param visible whether PostgreSQL has it already, so that the next request sees it
     */
    record Done(String account, Optional<String> person, boolean visible) implements Outcome {}

    /**
     * The same of a person.
     *
     * @param sameAs whom the person is one with now; empty: nobody
     */
    record Joined(String person, Optional<String> sameAs, boolean visible) implements Outcome {}

    /** Nothing was written. */
    record Refused(Refusal why) implements Outcome {}

    /** Why not. */
    enum Refusal {
        UNKNOWN("no account of that number is known by a name"),
        BOT("a bot or service account is nobody's"),
        LOGIN("people log in with this account: whose it is, the identity provider alone says"),
        NOBODY_VOUCHES("nobody vouches for an account of that person"),
        OWN("nobody links an account to themselves: another administrator has to"),
        NOT_LINKED("no administrator linked this account"),
        ONE_ALREADY("the person to be the same as is one with another already: name that one"),
        HAS_OTHERS("others are one with this person: part them first"),
        LOGINS("people log in as both: that they are one, the identity provider alone says"),
        NOT_MERGED("no administrator said that this person is one with another");

        private final String words;

        Refusal(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
