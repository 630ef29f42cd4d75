package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.server.instance.DeclaredAudiences;

/** Ten people are in the crew, twelve in the board, and of the ghosts nobody has heard. */
class AudienceAnswersTest {
    private TestApi api;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.declaring(new DeclaredAudiences(
                List.of("everyone", "group:crew", "group:board", "group:ghosts"), Set.of("group:board"), 5, 10));
        api.release(
                TestUnit.of("everyone", 50, "a"),
                TestUnit.of("group:crew", 50, "a"),
                TestUnit.of("group:board,group:crew", 50, "a"),
                TestUnit.of("group:crew-2", 50, "a"));
        // each with two accounts in the tool, which are one human
        api.database.run("insert into personal.account (account, person, evidence, bot)"
                + " select 'a-' || n || '-' || m, 'p-' || n, 'DIRECTORY', false from generate_series(1, 12) n, generate_series(1, 2) m;"
                + "insert into ingest.membership (account, tool, belongings, revision, checked)"
                + " select 'a-' || n || '-' || m, 'tool', array[E'group:board\\x1ftool:b'] || case when n <= 10 then"
                + " array[E'group:crew\\x1ftool:inner\\x1ftool:c'] else '{}' end, 1, now()"
                + " from generate_series(1, 12) n, generate_series(1, 2) m");
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldTellWhetherAnAudienceIsLargeEnoughAndWhatItOpens() throws Exception {
        assertThat(audiences())
                .containsExactly(
                        "everyone false 5 10 true 1",
                        "group:crew false 5 10 true 2",
                        "group:board true 10 20 false 1",
                        "group:ghosts false 5 10 null 0");
    }

    @Test
    void shouldCountHumansOnceAndNobodyOfWhomItIsUnknown() throws Exception {
        // two of them turn out to be one human
        api.database.run("insert into personal.same_person values ('p-1', 'p-2')");
        assertThat(audiences().get(1)).isEqualTo("group:crew false 5 10 false 2");
        api.database.run("delete from personal.same_person");
        assertThat(audiences().get(1)).isEqualTo("group:crew false 5 10 true 2");
        // one accounts' groups are unknown: it may still be in by the other
        api.database.run("update ingest.membership set unknown_since = now() where account = 'a-3-1'");
        assertThat(audiences().get(1)).isEqualTo("group:crew false 5 10 true 2");
        api.database.run("update ingest.membership set unknown_since = now() where account = 'a-3-2'");
        assertThat(audiences().get(1)).isEqualTo("group:crew false 5 10 false 2");
        api.database.run("update ingest.membership set unknown_since = null");
        // bots, provisional persons and people of an import are no readers
        for (String nobody : List.of("bot = true", "evidence = 'PROVISIONAL'", "evidence = 'IMPORT'")) {
            api.database.run("update personal.account set " + nobody + " where person = 'p-4'");
            assertThat(audiences().get(1)).as(nobody).isEqualTo("group:crew false 5 10 false 2");
            api.database.run("update personal.account set bot = false, evidence = 'DIRECTORY'");
        }
    }

    @Test
    void shouldTellTheApiNothingBeforeAnAdministratorHasEntered() throws Exception {
        try (Connection connection = api.database.as(Role.API).getConnection();
                Statement statement = connection.createStatement()) {
            var found = statement.executeQuery("select admin.audience_is_large('group:crew', 1)");
            found.next();
            assertThat(found.getString(1)).isNull();
        }
    }

    private List<String> audiences() throws Exception {
        HttpResponse<String> response = api.get("/api/v1/admin/audiences", api.issuer.admin());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestApi.summary(
                TestApi.json(response.body()).path("audiences"),
                "audience",
                "manager",
                "k",
                "members_needed",
                "large_enough",
                "scopes");
    }
}
