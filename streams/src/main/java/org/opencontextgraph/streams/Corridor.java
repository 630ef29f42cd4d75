package org.opencontextgraph.streams;

import org.apache.kafka.streams.Topology;
import org.opencontextgraph.streams.account.AccountStage;
import org.opencontextgraph.streams.personal.PersonalStage;
import org.opencontextgraph.streams.release.ReleaseStage;
import org.opencontextgraph.streams.resource.ResourceStage;

/** The rooms in the data's order. */
public final class Corridor {
    private Corridor() {}

    public static Topology topology(StreamsSettings settings) {
        Topology topology = new Topology();
        ResourceStage.attach(topology, settings.corridor());
        AccountStage.attach(topology, settings.corridor());
        PersonalStage.attach(topology, settings.corridor(), settings.personal());
        ReleaseStage.attach(topology, settings.corridor(), settings.release());
        return topology;
    }
}
