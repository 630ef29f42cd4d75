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
