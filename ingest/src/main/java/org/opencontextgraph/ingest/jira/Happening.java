package org.opencontextgraph.ingest.jira;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that happened, before it has a meaning; {@code doer} is null when Jira does not say. */
record Happening(String id, String resource, @Nullable Doer doer, Instant time) {

    /** Done by its creator; the reporter may be somebody who was asked about it on the telephone. */
    static Happening created(Site site, Field issue) {
        String id = issue.at("id").id();
        Field fields = issue.at("fields");
        return new Happening(
                site.created(id),
                site.issue(id),
                Doer.user(site, fields.at("creator")),
                fields.at("created").time());
    }

    static Happening comment(Site site, String issue, Field comment) {
        return new Happening(
                site.comment(comment.at("id").id()),
                site.issue(issue),
                Doer.user(site, comment.at("author")),
                comment.at("created").time());
    }

    static Happening worklog(Site site, String issue, Field worklog) {
        return new Happening(
                site.worklog(worklog.at("id").id()),
                site.issue(issue),
                Doer.user(site, worklog.at("author")),
                worklog.at("created").time());
    }
}
