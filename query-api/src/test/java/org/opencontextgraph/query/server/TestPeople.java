package org.opencontextgraph.query.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Locale;

/** People with private rows, who ask with tokens of their own. */
record TestPeople(TestApi api) {
    /** Account {@code NAME-login} for the subject NAME, and {@code NAME-tool} where the work is done. */
    TestPeople with(String... names) throws SQLException {
        for (String name : names) {
            api.database.run("insert into personal.subject values ('" + name + "-login', '" + name + "');"
                    + "insert into personal.account values"
                    + " ('" + name + "-login', 'p-" + name + "', 'IDENTITY_PROVIDER', false),"
                    + " ('" + name + "-tool', 'p-" + name + "', 'DIRECTORY', false)");
        }
        return this;
    }

    TestPeople event(String name, String id, String time, long sequence) throws SQLException {
        api.database.run(String.format(
                Locale.ROOT,
                "insert into personal.event values"
                        + " ('p-%1$s', '%2$s', 'live', '%1$s-tool', 'tool:issue:%1$s', 'p', 'did', '%3$s', %4$d)",
                name,
                id,
                time,
                sequence));
        return this;
    }

    /** A task of two steps that ended then, as the personal room wrote it. */
    TestPeople task(String name, String id, String ended, String state, String process, String covered)
            throws SQLException {
        api.database.run(String.format(
                Locale.ROOT,
                "insert into personal.task values ('p-%1$s', '%2$s', 'live', 'tool:issue:%1$s', %5$s, true, '%4$s',"
                        + " %6$s is not null, %6$s, array['%1$s-tool'], timestamptz '%3$s' - interval '1 minute', '%3$s',"
                        + " 7, 2, array['open', 'close'], array['tool:issue:%1$s', 'tool:pull:%1$s'],"
                        + " array[timestamptz '%3$s' - interval '1 minute', '%3$s'], array['%2$s', '%2$s-2'])",
                name,
                id,
                ended,
                state,
                quoted(process),
                quoted(covered)));
        return this;
    }

    private static String quoted(String text) {
        return text.equals("null") ? "null::text" : "'" + text + "'";
    }

    HttpResponse<String> put(String name, String path, String body) throws IOException, InterruptedException {
        return send("PUT", name, path, body);
    }

    HttpResponse<String> send(String method, String name, String path, String body)
            throws IOException, InterruptedException {
        return api.send(method, "/api/v1/me" + path, token(name), body);
    }

    String token(String name) {
        return api.issuer.sign(api.issuer.claims().subject(name).build());
    }

    HttpResponse<String> ask(String name, String path) throws IOException, InterruptedException {
        return api.get("/api/v1/me" + path, token(name));
    }

    JsonNode read(String name, String path) throws IOException, InterruptedException {
        HttpResponse<String> response = ask(name, path);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return TestApi.json(response.body());
    }
}
