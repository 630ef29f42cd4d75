package org.opencontextgraph.query.server.admin;

import java.util.Arrays;
import java.util.Optional;

/** What the audit log knows of; the database takes no other. */
public enum AuditAction {
    LINK("account.link"),
    UNLINK("account.unlink"),
    REJECT("account.reject"),
    LIST_ACCOUNTS("account.list"),
    LIST_SUGGESTIONS("suggestion.list"),
    MERGE("person.merge"),
    PART("person.part"),
    EXPLAIN("permission.explain"),
    LIST_UNKNOWN_ACLS("unknown_acl.list"),
    RUN_JOB("job.run"),
    PAUSE_CONNECTOR("connector.pause"),
    RESUME_CONNECTOR("connector.resume"),
    ADD_CONNECTOR("connector.add"),
    AUTHORIZE_CONNECTOR("connector.authorize"),
    CHECK_CONNECTOR("connector.check"),
    REMOVE_CONNECTOR("connector.remove"),
    LET_CONNECTOR_SEND("connector.webhook");

    private final String word;

    AuditAction(String word) {
        this.word = word;
    }

    /** As the database and the API have it. */
    public String word() {
        return word;
    }

    public static Optional<AuditAction> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }
}
