package org.opencontextgraph.streams.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.message.AccountEvent;
import org.opencontextgraph.schema.message.AccountNote;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.Continue;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.ResourceAcl;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.streams.lane.TreeStore;
import org.opencontextgraph.streams.lane.WorkBudget;

class ResourceRoomTest {
    private final List<SpecificRecord> sent = new ArrayList<>();
    private final Deque<Continue> notes = new ArrayDeque<>();
    private final List<String> doubts = new ArrayList<>();
    private final WorkBudget budget = new WorkBudget(20_000);
    private ResourceRoom room = room(budget);

    @Test
    void shouldSendAnEventOnceHoweverOftenItComes() {
        // When
        room.event(event("e1", "ada"));
        room.event(event("e1", "ada"));
        room.event(event("e2", "ada"));
        // Then
        assertThat(sent).extracting(m -> ((AccountEvent) m).getEvent().getId()).containsExactly("e1", "e2");
    }

    @Test
    void shouldTakeReadersForUnknownUntilSomeoneKnowsThem() {
        // When
        room.event(event("e1", "ada"));
        room.readers(acl(1, "everyone"));
        room.event(event("e2", "ada"));
        // Then
        assertThat(((AccountEvent) sent.getFirst()).getAcl().getState()).isEqualTo(PermissionState.UNKNOWN);
        assertThat(((AccountEvent) sent.getLast()).getAcl())
                .isEqualTo(acl(1, "everyone").getAcl());
    }

    @Test
    void shouldTellEachAccountOfTheResourceOnceAndNobodyElse() {
        // Given
        room.event(event("e1", "ada"));
        room.event(event("e2", "bob"));
        room.event(event("e3", "ada"));
        room.event(new TraceEvent("e4", "live", "case2", "eve", null, "s", 1L, 1L));
        sent.clear();
        // When
        room.readers(acl(2, "group:x"));
        room.readers(acl(1, "everyone")); // older than what is known
        // Then
        assertThat(sent)
                .containsExactlyInAnyOrder(
                        new AccountNote("ada", "case", acl(2, "group:x").getAcl()),
                        new AccountNote("bob", "case", acl(2, "group:x").getAcl()));
    }

    @Test
    void shouldFailClosedWhenTheSourceForgetsTheResource() {
        // Given
        room.readers(acl(7, "everyone"));
        room.event(event("e1", "ada"));
        // When
        room.readersForgotten("case");
        // Then
        assertThat(sent.getLast())
                .isEqualTo(new AccountNote("ada", "case", new Acl(PermissionState.UNKNOWN, List.of(), 8L)));
    }

    @Test
    void shouldTakeReadersThatCannotBeForUnknown() {
        // Given
        room.readers(acl(1, "everyone"));
        room.event(event("e1", "ada"));
        // When an audience's name would be two in a scope
        room.readers(acl(2, "group:x,everyone"));
        // Then
        assertThat(sent.getLast())
                .isEqualTo(new AccountNote("ada", "case", new Acl(PermissionState.UNKNOWN, List.of(), 2L)));
        assertThat(doubts).containsExactly("readers that cannot be: taken for unknown");
    }

    @Property(tries = 100)
    void shouldReachEveryAccountWhateverTheBudget(
            @ForAll @IntRange(min = 1, max = 60) int accounts, @ForAll @IntRange(min = 1, max = 40) int perRecord) {
        // Given
        sent.clear();
        WorkBudget small = new WorkBudget(perRecord);
        room = room(small);
        Set<String> all = new TreeSet<>();
        for (int i = 0; i < accounts; i++) {
            small.renew();
            room.event(event("e" + i, "account" + i));
            all.add("account" + i);
        }
        sent.clear();
        // When
        small.renew();
        room.readers(acl(1, "everyone"));
        while (!notes.isEmpty()) {
            small.renew();
            room.goOn(notes.removeFirst());
        }
        // Then
        assertThat(sent).extracting(m -> ((AccountNote) m).getAccount()).containsExactlyInAnyOrderElementsOf(all);
    }

    private ResourceRoom room(WorkBudget budget) {
        return new ResourceRoom(new TreeStore<>(budget), new TreeStore<>(budget), budget, 0, new ResourceRoom.Out() {
            @Override
            public void toAccount(String account, SpecificRecord message) {
                sent.add(message);
            }

            @Override
            public void again(Continue note) {
                notes.add(note);
            }

            @Override
            public void doubt(String reason) {
                doubts.add(reason);
            }
        });
    }

    private static TraceEvent event(String id, String account) {
        return new TraceEvent(id, "live", "case", account, "p", "s", 1L, 1L);
    }

    private static ResourceAcl acl(long revision, String... audiences) {
        return new ResourceAcl("case", new Acl(PermissionState.KNOWN, List.of(audiences), revision));
    }
}
