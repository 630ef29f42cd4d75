package org.opencontextgraph.streams.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.message.Account;
import org.opencontextgraph.schema.message.AccountEvent;
import org.opencontextgraph.schema.message.AccountLink;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.Evidence;
import org.opencontextgraph.schema.message.Join;
import org.opencontextgraph.schema.message.Leave;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.PersonalEvent;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.streams.lane.TreeStore;
import org.opencontextgraph.streams.lane.WorkBudget;

class AccountRoomTest {
    private final List<SpecificRecord> sent = new ArrayList<>();
    private final AccountRoom room = new AccountRoom(store(), store(), (person, message) -> sent.add(message));

    @Test
    void shouldMakeAnAccountThatNobodyVouchesForAProvisionalPersonWhoDoesNotCount() {
        // When
        room.event(event("a1"));
        // Then
        PersonalEvent event = (PersonalEvent) sent.getFirst();
        assertThat(event.getPerson()).isEqualTo("provisional:a1");
        assertThat(event.getCounts()).isFalse();
    }

    @Test
    void shouldNeverCountBots() {
        // When
        room.mapping(new Account("a1", "robot", Evidence.DIRECTORY, true));
        room.event(event("a1"));
        // Then
        assertThat(((PersonalEvent) sent.getFirst()).getCounts()).isFalse();
    }

    @Test
    void shouldTakeTheAccountFromItsOldPersonWhenTheMappingChanges() {
        // Given
        room.event(event("a1"));
        // When
        room.mapping(new Account("a1", "ada", Evidence.DIRECTORY, false));
        room.event(event("a1"));
        room.mapping(new Account("a1", "ada", Evidence.IDENTITY_PROVIDER, false)); // same person: nothing to take
        room.mapping(new Account("a1", "bob", Evidence.OPERATOR, false));
        // Then
        assertThat(sent.get(1)).isEqualTo(new Leave("provisional:a1", "a1", "ada", true));
        assertThat(sent.get(2)).isEqualTo(new Join("ada", "a1", "provisional:a1", true));
        assertThat(((PersonalEvent) sent.get(3)).getCounts()).isTrue();
        assertThat(sent.get(4)).isEqualTo(new Leave("ada", "a1", "bob", true));
        assertThat(sent.get(5)).isEqualTo(new Join("bob", "a1", "ada", true));
        assertThat(sent).hasSize(6);
    }

    @Test
    void shouldTakeTheAccountAwayWhenItTurnsOutToBeABotOrIsForgotten() {
        // Given
        room.mapping(new Account("a1", "ada", Evidence.DIRECTORY, false));
        room.mapping(new Account("a2", "bob", Evidence.DIRECTORY, false));
        // When
        room.mapping(new Account("a1", "ada", Evidence.DIRECTORY, true));
        room.mappingForgotten("a2");
        // Then
        assertThat(sent)
                .containsExactly(
                        new Leave("ada", "a1", "ada", false),
                        new Leave("bob", "a2", "provisional:a2", false),
                        new Join("provisional:a2", "a2", "bob", false));
    }

    @Test
    void shouldLetALinkWinUntilItIsUndoneWhateverConnectorsSay() {
        // Given
        room.mapping(new Account("a1", "ada", Evidence.DIRECTORY, false));
        // When
        room.link(new AccountLink("a1", "bob"));
        room.mapping(new Account("a1", "eve", Evidence.IDENTITY_PROVIDER, false));
        room.event(event("a1"));
        room.linkUndone("a1");
        // Then
        assertThat(sent.subList(0, 2))
                .containsExactly(new Leave("ada", "a1", "bob", true), new Join("bob", "a1", "ada", true));
        assertThat(((PersonalEvent) sent.get(2)).getPerson()).isEqualTo("bob");
        assertThat(sent.subList(3, 5))
                .containsExactly(new Leave("bob", "a1", "eve", true), new Join("eve", "a1", "bob", true));
        assertThat(sent).hasSize(5);
    }

    @Test
    void shouldLetAnAccountCountThatAnAdministratorLinkedUnlessItIsABot() {
        // When
        room.link(new AccountLink("a1", "ada"));
        room.event(event("a1"));
        room.mapping(new Account("a1", "robot", Evidence.DIRECTORY, true));
        room.event(event("a1"));
        // Then
        assertThat(((PersonalEvent) sent.get(0)).getCounts()).isTrue();
        assertThat(sent.get(1)).isEqualTo(new Leave("ada", "a1", "ada", false));
        assertThat(((PersonalEvent) sent.get(2)).getPerson()).isEqualTo("ada");
        assertThat(((PersonalEvent) sent.get(2)).getCounts()).isFalse();
    }

    @Test
    void shouldPutAnUndoneAccountThatNobodyKnowsOnItsOwnAndFindItThereLater() {
        // Given
        room.linkUndone("a1"); // nothing came of it: nothing to do
        room.link(new AccountLink("a1", "ada"));
        // When
        room.linkUndone("a1");
        room.mapping(new Account("a1", "bob", Evidence.DIRECTORY, false));
        // Then
        assertThat(sent)
                .containsExactly(
                        new Leave("ada", "a1", "provisional:a1", false),
                        new Join("provisional:a1", "a1", "ada", false),
                        new Leave("provisional:a1", "a1", "bob", true),
                        new Join("bob", "a1", "provisional:a1", true));
    }

    private static <V> TreeStore<V> store() {
        return new TreeStore<>(new WorkBudget(20_000));
    }

    private static AccountEvent event(String account) {
        return new AccountEvent(
                new TraceEvent("e1", "live", "case", account, "p", "s", 1L, 1L),
                new Acl(PermissionState.KNOWN, List.of("everyone"), 1L));
    }
}
