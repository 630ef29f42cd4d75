package org.opencontextgraph.ingest.jira;

import static java.time.temporal.ChronoUnit.MILLIS;

import org.opencontextgraph.ingest.payload.Field;
import org.opencontextgraph.ingest.payload.Happening;

/** What happened, from what Jira shows of it; nobody did it where Jira does not say who. */
final class Happenings {
    private Happenings() {}

    /** Done by its creator; the reporter may be somebody who was asked about it on the telephone. */
    static Happening created(Site site, Field issue) {
        String id = issue.at("id").id();
        Field fields = issue.at("fields");
        return new Happening(
                site.created(id),
                site.issue(id),
                Doer.user(site, fields.at("creator")),
                fields.at("created").time(MILLIS));
    }

    static Happening comment(Site site, String issue, Field comment) {
        return new Happening(
                site.comment(comment.at("id").id()),
                site.issue(issue),
                Doer.user(site, comment.at("author")),
                comment.at("created").time(MILLIS));
    }

    static Happening worklog(Site site, String issue, Field worklog) {
        return new Happening(
                site.worklog(worklog.at("id").id()),
                site.issue(issue),
                Doer.user(site, worklog.at("author")),
                worklog.at("created").time(MILLIS));
    }
}
