package org.opencontextgraph.ingest.connector;

import java.time.Instant;
import java.util.List;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.message.Evidence;

/** Something that holds until it is said otherwise. */
public sealed interface SourceFact {

    /**
     * An account and the human behind it.
     *
     * @param person the person in the source's own words, namespaced (an import: by the import); never leaves ingest
     */
    record AccountFact(AccountKey account, String person, Evidence evidence, boolean bot) implements SourceFact {

        /** Of a tool that vouches for nobody: a person of its own until somebody says otherwise. */
        public static AccountFact provisional(AccountKey account, boolean bot) {
            return new AccountFact(account, account.tool() + ":" + account.name(), Evidence.PROVISIONAL, bot);
        }
    }

    /** The audiences that a resource covers: every member may read it. */
    record ReadersKnown(String resource, List<Audience> audiences, long revision) implements SourceFact {
        public ReadersKnown {
            audiences = List.copyOf(audiences);
        }
    }

    /** Who may read the resource is not known; nothing of it is shared. */
    record ReadersUnknown(String resource, long revision) implements SourceFact {}

    /**
     * Whoever may read the container may read the resource; a {@link PermissionSource} tells of the container, such as a
     * repository, and need not name each of its resources.
     *
     * @param asOf when the tool last changed the resource, as what told this says: what was true before is not believed afterwards,
     *     however late it comes
     */
    record Within(String resource, String container, Instant asOf) implements SourceFact {
        /** Of a resource that is never elsewhere. */
        public Within(String resource, String container) {
            this(resource, container, Instant.EPOCH);
        }
    }

    /** What a person agreed to; {@code since}: tasks that began before are not shared. */
    record ConsentFact(String person, boolean optedIn, Instant since) implements SourceFact {}
}
