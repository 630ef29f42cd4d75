package org.opencontextgraph.ingest.github;

/** A list of the REST API, named by the end of its address below `/repos/OWNER/NAME/`. */
public enum ItemKind {
    /** Issues and pull requests; says that they were opened. */
    ISSUE("issues"),
    /** What was done to issues and pull requests. */
    ISSUE_EVENT("issues/events"),
    ISSUE_COMMENT("issues/comments"),
    /** Says that it was opened. */
    PULL_REQUEST("pulls"),
    REVIEW("pulls/NUMBER/reviews"),
    COMMIT("pulls/NUMBER/commits"),
    WORKFLOW_RUN("actions/runs"),
    CHECK_RUN("commits/COMMIT/check-runs"),
    RELEASE("releases");

    private final String list;

    ItemKind(String list) {
        this.list = list;
    }

    /** The end of its address. */
    String list() {
        return list;
    }

    String place() {
        return "item of " + list;
    }
}
