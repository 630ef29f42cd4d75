package org.opencontextgraph.streams.account;

import org.apache.kafka.streams.Topology;
import org.opencontextgraph.schema.message.Account;
import org.opencontextgraph.schema.message.AccountLink;
import org.opencontextgraph.schema.message.LaneProgress;
import org.opencontextgraph.schema.topic.Topics;
import org.opencontextgraph.streams.corridor.CorridorNames;
import org.opencontextgraph.streams.corridor.CorridorSettings;
import org.opencontextgraph.streams.corridor.MessageSerde;
import org.opencontextgraph.streams.corridor.RoomBuilder;
import org.opencontextgraph.streams.corridor.StoreKind;

/** Attaches the account room to the corridor. */
public final class AccountStage {
    static final CorridorNames NAMES = new CorridorNames("account");
    static final String ACCOUNTS = NAMES.store("accounts");
    static final String LINKS = NAMES.store("links");
    static final String LANES = NAMES.store("lanes");

    private AccountStage() {}

    public static void attach(Topology topology, CorridorSettings settings) {
        new RoomBuilder(topology, settings.topicPrefix(), NAMES)
                .from(Topics.ACCOUNT_EVENT, Topics.ACCOUNT, Topics.ACCOUNT_LINK)
                .through(settings.partitions(), () -> new AccountProcessor(settings.partitions()))
                .keeping(
                        settings.history().store(ACCOUNTS, MessageSerde.of(Account.class)),
                        settings.history().store(LINKS, MessageSerde.of(AccountLink.class)),
                        StoreKind.MEMORY.store(LANES, MessageSerde.of(LaneProgress.class)))
                .to(Topics.PERSONAL_EVENT);
    }
}
