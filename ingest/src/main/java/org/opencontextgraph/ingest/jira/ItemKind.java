package org.opencontextgraph.ingest.jira;

/** What the REST API shows of an issue. */
public enum ItemKind {
    /** Says that it was created. */
    ISSUE("issue"),
    /** An entry of its changelog. */
    HISTORY("issue/ID/changelog"),
    COMMENT("issue/ID/comment"),
    WORKLOG("issue/ID/worklog");

    private final String list;

    ItemKind(String list) {
        this.list = list;
    }

    String place() {
        return "item of " + list;
    }
}
