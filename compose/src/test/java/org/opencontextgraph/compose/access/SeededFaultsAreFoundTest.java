package org.opencontextgraph.compose.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceGroup;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.Membership;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.ResourceAcl;
import org.opencontextgraph.schema.message.Suspended;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.topic.Topics;

/** The reference model can fail: each of these mistakes is one that it finds. */
class SeededFaultsAreFoundTest {
    private static final int WORLDS = 60;

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.inTheDatabase(
                        "a membership that nobody vouches for opens a scope",
                        "alter policy a_caller_finds_their_own on personal.membership using (account = any ((select"
                                + " coalesce(array_agg(own.account), '{}') from personal.account own where own.person ="
                                + " (select nullif(current_setting('ocg.person', true), '')))::text[]))"),
                Fault.inTheDatabase(
                        "a subject of two persons is the first of them",
                        "create or replace function personal.enter(caller text) returns text language plpgsql as $$"
                                + " declare found text; begin perform set_config('ocg.subject', caller, true);"
                                + " select coalesce(min(person), '') into found from personal.subject"
                                + " join personal.account using (account) where not bot and evidence <> 'PROVISIONAL';"
                                + " return set_config('ocg.person', found, true); end $$"),
                Fault.inTheDatabase(
                        "a timeline shows everybody's rows",
                        "alter policy persons_see_their_own on personal.event using (true)"),
                Fault.inTheDatabase(
                        "tasks are for everybody", "alter policy persons_see_their_own on personal.task using (true)"),
                Fault.inTheDatabase(
                        "whoever sees one scope sees all",
                        "alter policy readers_see_their_scopes on context.release_unit using (true)"),
                Fault.inTheDatabase(
                        "edges are for everybody",
                        "alter policy readers_see_their_scopes on context.unit_edge using (true)"),
                Fault.inThePages("groups in groups are forgotten", SeededFaultsAreFoundTest::withoutParts),
                Fault.onTheWay(
                        "that a membership is unknown is forgotten",
                        (_, message) -> message instanceof Membership it && it.getState() == PermissionState.UNKNOWN),
                Fault.onTheWay(
                        "that a resource's readers are unknown is forgotten",
                        (_, message) ->
                                message instanceof ResourceAcl it && it.getAcl().getState() == PermissionState.UNKNOWN),
                Fault.onTheWay("what is hidden is shown", (_, message) -> message instanceof Suspended),
                Fault.onTheWay(
                        "what was withdrawn stays", (topic, message) -> topic.equals(Topics.UNIT) && message == null),
                Fault.onTheWay(
                        "an opt-out is not heard", (_, message) -> message instanceof Consent it && !it.getOptedIn()),
                Fault.onTheWay("nothing is ever swept", (_, message) -> message instanceof Sweep),
                Fault.inFrontOfTheDoor("a cursor opens what it opened before"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void shouldFindWhatIsWrong(Fault fault) throws Exception {
        List<String> found = List.of();
        try (Companies companies = new Companies(fault)) {
            for (long seed = 1; seed <= WORLDS && found.isEmpty(); seed++) {
                found = companies.run(seed).differences();
            }
        }
        assertThat(found).isNotEmpty();
        System.out.println(fault.name() + ": " + found.getFirst());
    }

    private static PermissionPage withoutParts(PermissionPage page) {
        return new PermissionPage(
                page.groups().stream()
                        .map(group -> new SourceGroup(group.name(), Set.of(), group.members()))
                        .toList(),
                page.readers(),
                page.withheld(),
                page.next());
    }
}
