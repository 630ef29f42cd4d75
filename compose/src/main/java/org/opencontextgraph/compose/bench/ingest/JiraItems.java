package org.opencontextgraph.compose.bench.ingest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Issues of a project as Jira's REST API gives them, each with four changes and two comments. */
final class JiraItems {
    static final int EVENTS_OF_AN_ISSUE = 7;

    /** The categories of the two statuses that issues go to. */
    static final String STATUSES = """
            [{"id":"1","name":"Open","statusCategory":{"id":2,"key":"new"}},
             {"id":"3","name":"In progress","statusCategory":{"id":4,"key":"indeterminate"}},
             {"id":"6","name":"Closed","statusCategory":{"id":3,"key":"done"}}]""";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSXX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** In the order of time; the newest one stands first in a changelog. */
    private static final List<String> CHANGES = List.of("""
            {"field":"assignee","fieldtype":"jira","fieldId":"assignee","from":null,"fromString":null,"to":"member-7","toString":"Member"}""", """
            {"field":"status","fieldtype":"jira","fieldId":"status","from":"1","fromString":"Open","to":"3","toString":"In progress"}""", """
            {"field":"labels","fieldtype":"jira","fieldId":"labels","from":"","fromString":"","to":"","toString":"orders"}""", """
            {"field":"resolution","fieldtype":"jira","fieldId":"resolution","from":null,"fromString":null,"to":"10000","toString":"Done"},
            {"field":"status","fieldtype":"jira","fieldId":"status","from":"3","fromString":"In progress","to":"6","toString":"Closed"}""");

    private static final int COMMENTS = 2;
    private static final int CHANGED = 10;
    private static final int COMMENTED = 20;
    private static final int UPDATED = 50;

    private final Template issue = Template.of(
            "jira-issue.json",
            "id",
            "number",
            "user",
            "created",
            "updated",
            "changes",
            "histories",
            "said",
            "comments");
    private final Template history = Template.of("jira-history.json", "id", "user", "created", "items");
    private final Template comment = Template.of("jira-comment.json", "issue", "id", "user", "created");
    private final List<String> users = new ArrayList<>();
    private final WorkYear year;

    JiraItems(int issues) {
        year = new WorkYear(issues);
        Template user = Template.of("jira-user.json", "user");
        for (int person = 0; person <= WorkYear.PEOPLE; person++) {
            users.add(user.fill("member-" + person));
        }
    }

    Instant updated(int number) {
        return year.at(number, UPDATED);
    }

    String issue(int number) {
        int id = 20_000 + number;
        StringJoiner histories = new StringJoiner(",");
        for (int turn = CHANGES.size() - 1; turn >= 0; turn--) {
            histories.add(history.fill(
                    1_000_000 + (long) CHANGES.size() * number + turn,
                    user(number, turn),
                    time(year.at(number, CHANGED + 11 * turn)),
                    CHANGES.get(turn)));
        }
        StringJoiner comments = new StringJoiner(",");
        for (int turn = 0; turn < COMMENTS; turn++) {
            comments.add(comment.fill(
                    id,
                    5_000_000 + (long) COMMENTS * number + turn,
                    user(number, 5 + turn),
                    time(year.at(number, COMMENTED + turn))));
        }
        return issue.fill(
                id,
                number + 1,
                user(number, 0),
                time(year.at(number, 0)),
                time(updated(number)),
                CHANGES.size(),
                histories,
                COMMENTS,
                comments);
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }

    private String user(int number, int turn) {
        return users.get(WorkYear.person(number, turn));
    }
}
