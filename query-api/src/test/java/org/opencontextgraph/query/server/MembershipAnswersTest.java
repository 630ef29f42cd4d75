package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people may see because a tool has them in its groups. */
class MembershipAnswersTest {
    private static final String VARIANTS = "/api/v1/analytics/processes/p/variants";

    private TestApi api;
    private TestPeople people;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
        people = new TestPeople(api).with("ann", "ben");
        api.release(TestUnit.of("group:crew,group:ops", 5, "a"), TestUnit.of("group:ops", 10, "b"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldShowEachPersonWhatTheirOwnAccountsBelongTo() throws Exception {
        // Given
        member("ann-tool", true, "group:crew");
        member("ben-tool", true, "group:ops", "group:other");

        // When, Then
        assertThat(shown("ann")).isEqualTo(1);
        assertThat(shown("ben")).isEqualTo(2);
        assertThat(shown("a stranger")).isZero();

        // And the groups of the token count besides
        String token = api.issuer.sign(api.issuer
                .claims()
                .subject("ann")
                .claim("groups", List.of("ops"))
                .build());
        assertThat(shownTo(token)).isEqualTo(2);
    }

    @Test
    void shouldShowNothingByWhatIsUnknownOrTakenAwayFromTheNextRequestOn() throws Exception {
        member("ann-tool", true, "group:crew");
        assertThat(shown("ann")).isEqualTo(1);

        api.database.run("update personal.membership set known = false, audiences = '{}', ways = '{}'");
        assertThat(shown("ann")).isZero();

        api.database.run("delete from personal.membership");
        assertThat(shown("ann")).isZero();
    }

    @Test
    void shouldNotBelieveAccountsThatNobodyVouchesForOrThatAreBots() throws Exception {
        member("ann-tool", true, "group:crew");
        member("ben-tool", true, "group:crew");
        api.database.run("update personal.account set evidence = 'PROVISIONAL' where account = 'ann-tool';"
                + "update personal.account set bot = true where account = 'ben-tool'");

        assertThat(shown("ann")).isZero();
        assertThat(shown("ben")).isZero();
    }

    /** Two persons are nobody, whatever the account of one of them belongs to. */
    @Test
    void shouldShowNothingToASubjectOfTwoPersons() throws Exception {
        member("ann-login", true, "group:crew");
        assertThat(shown("ann")).isEqualTo(1);

        api.database.run("insert into personal.subject values ('other-login', 'ann');"
                + "insert into personal.account values ('other-login', 'p-ben', 'IDENTITY_PROVIDER', false)");
        assertThat(shown("ann")).isZero();
    }

    @Test
    void shouldShowAUserOfAThousandGroupsAllOfThem() throws Exception {
        api.database.run("insert into context.scope select 'group:g' || i from generate_series(1, 1000) i");
        api.database.run("insert into personal.membership select 'ann-tool', true, array_agg('group:g' || i),"
                + " array_agg('t:g' || i) from generate_series(1, 1000) i");
        api.release(TestUnit.of("group:g1", 5, "c"), TestUnit.of("group:g1000", 5, "d"));

        assertThat(shown("ann")).isEqualTo(2);
        assertThat(shown("ben")).isZero();
    }

    private void member(String account, boolean known, String... audiences) throws SQLException {
        String list = "'" + String.join("','", audiences) + "'";
        api.database.run("insert into personal.membership values ('" + account + "', " + known + ", array[" + list
                + "], array[" + list + "])");
    }

    private int shown(String name) throws IOException, InterruptedException {
        return shownTo(people.token(name));
    }

    private int shownTo(String token) throws IOException, InterruptedException {
        return TestApi.json(api.get(VARIANTS, token).body()).path("variants").size();
    }
}
