package org.opencontextgraph.ingest.jira;

import static java.time.temporal.ChronoUnit.MILLIS;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.MappingTable;
import org.opencontextgraph.ingest.connector.UnfitException;
import org.opencontextgraph.ingest.payload.Field;
import org.opencontextgraph.ingest.payload.Happening;
import org.opencontextgraph.ingest.payload.Meanings;

/** Reads what the REST API shows, to the same events as the deliveries of the same things. */
public final class Items {
    private final Site site;
    private final Meanings meanings = Told.meanings();

    Items(Site site) {
        this.site = site;
    }

    /** What the words of this tool mean. */
    public MappingTable table() {
        return meanings.table();
    }

    /**
     * Reads one.
     *
     * @param issue the id of the issue that it is, or that it belongs to
     * @param statuses all that the site has
     */
    List<Answer> read(ItemKind kind, String issue, JsonNode item, Statuses statuses) {
        Field it = Field.root(item);
        try {
            if (!it.isThere()) {
                throw new UnfitException("", "it is empty");
            }
            return switch (kind) {
                case ISSUE -> List.of(meanings.answer("issue.created", () -> Happenings.created(site, it)));
                case COMMENT -> List.of(comment(site, meanings, issue, it));
                case WORKLOG -> List.of(meanings.answer("worklog.added", () -> Happenings.worklog(site, issue, it)));
                case HISTORY -> changes(issue, it, statuses);
            };
        } catch (UnfitException e) {
            return List.of(e.refused(kind.place()));
        }
    }

    /** Of a comment that not all readers of the issue may read nothing is told, not even that there is one. */
    static Answer comment(Site site, Meanings meanings, String issue, Field comment) {
        String told = comment.at("visibility").isThere() ? "comment.created:restricted" : "comment.created";
        return meanings.answer(told, () -> Happenings.comment(site, issue, comment));
    }

    private List<Answer> changes(String issue, Field entry, Statuses statuses) {
        List<Answer> answers = new ArrayList<>();
        for (Changes.Change change : Changes.of(entry, statuses)) {
            answers.add(meanings.answer(
                    change.told(meanings.table()),
                    () -> new Happening(
                            site.changed(entry.at("id").id(), change.what()),
                            site.issue(issue),
                            Doer.user(site, entry.at("author")),
                            entry.at("created").time(MILLIS))));
        }
        return answers;
    }
}
