package org.opencontextgraph.ingest.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencontextgraph.ingest.connector.ConnectorKind;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.http.GuardedAccess;

class JiraKindTest {

    @Test
    void shouldBeFound() {
        assertThat(ServiceLoader.load(ConnectorKind.class).stream()
                        .map(it -> it.get().name()))
                .contains("jira");
    }

    @ParameterizedTest
    @CsvSource({
        "projects, shop, projects: expected keys",
        "projects, SHOP/../OPS, projects: expected keys",
        "since, yesterday, since: expected a day",
        "address, 'a b', address is no address",
        "address, http://jira.example, the address of a tool begins with https",
        "address, https://somebody@jira.example, the address of a tool is a host",
    })
    void shouldNameTheSettingThatCannotBe(String name, String value, String why) {
        assertThatThrownBy(() -> open(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(why);
    }

    @Test
    void shouldHaveAStreamForEachProject() throws Exception {
        assertThat(open("projects", "SHOP, OPS").streams())
                .extracting(it -> it.source().stream())
                .containsExactly("SHOP/issues", "OPS/issues");
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.atlassian.net,  jira@acme.atlassian.net, jira",
        "https://Acme.atlassian.net/, jira@acme.atlassian.net, jira",
        "https://api.atlassian.com/ex/jira/1-2, jira@api.atlassian.com/ex/jira/1-2, jira",
        "https://jira.example,        jira@jira.example,       jira@jira.example",
        "https://tools.example/jira/, jira@tools.example/jira, jira@tools.example/jira",
        "https://jira.example:8443,   jira@jira.example:8443,  jira@jira.example:8443",
        "https://jira.example:443/,   jira@jira.example,       jira@jira.example",
        "https://jira.example.,       jira@jira.example,       jira@jira.example",
        "http://jira.example:80,      jira@jira.example,       jira@jira.example",
        "https://acme.atlassian.net.:443, jira@acme.atlassian.net, jira",
        "https://evil.example/x.atlassian.net, jira@evil.example/x.atlassian.net, jira@evil.example/x.atlassian.net",
    })
    void shouldGiveEachSiteNamesOfItsOwn(String address, String tool, String accounts) {
        assertThat(Site.at(URI.create(address))).isEqualTo(new Site(tool, accounts));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T10:00:59.999Z, UTC,              2026-01-05 10:00",
        "2026-01-05T10:00:00Z,     America/New_York, 2026-01-05 05:00",
        "2026-01-05T10:00:00Z,     Asia/Kolkata,     2026-01-05 15:30",
        // clocks are put back at 06:00 UTC; from 01:00 to 02:00 each minute comes twice
        "2026-11-01T04:59:00Z,     America/New_York, 2026-11-01 00:59",
        "2026-11-01T05:00:00Z,     America/New_York, 2026-11-01 00:59",
        "2026-11-01T05:30:00Z,     America/New_York, 2026-11-01 00:59",
        "2026-11-01T06:30:00Z,     America/New_York, 2026-11-01 00:59",
        "2026-11-01T07:00:00Z,     America/New_York, 2026-11-01 02:00",
        // clocks are put forward at 07:00 UTC
        "2026-03-08T07:00:00Z,     America/New_York, 2026-03-08 03:00",
    })
    void shouldSayAMinuteThatIsNotAfterTheMoment(String moment, String zone, String jql) {
        assertThat(JqlTime.notAfter(Instant.parse(moment), ZoneId.of(zone))).isEqualTo(jql);
    }

    private static Tool open(String name, String value) {
        Map<String, String> said = new TreeMap<>(
                Map.of("projects", "SHOP", "since", "2025-12-31", "address", "https://acme.atlassian.net"));
        said.put(name, value);
        GuardedAccess access = new GuardedAccess("a-token-of-a-test", false, InstantSource.system());
        return new JiraKind().open("work", ToolSettings.of(new JiraKind().settings(), said), access);
    }
}
