package org.opencontextgraph.ingest.permission;

/**
 * The groups that a tool told in one run.
 *
 * @param mapped how many of them an operator named as the same people as an audience
 */
public record GroupCount(int told, int mapped) {
    public static final GroupCount NONE = new GroupCount(0, 0);
}
