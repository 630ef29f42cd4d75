package org.opencontextgraph.streams.release;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.message.Epoch;

/** The epochs of this partition. The first stands in the settings, the others came as records. */
final class Policies {
    private static final int WITHDRAWN = 1;

    private final GateStore rows;
    private final TreeMap<Long, Policy> policies = new TreeMap<>();
    private final Set<Long> withdrawn = new HashSet<>();

    Policies(GateStore rows, Policy first) {
        this.rows = rows;
        policies.put(first.epoch(), first);
        byte[] all = Rows.allPolicies();
        for (GateStore.Row row : rows.range(all, Rows.behind(all), Integer.MAX_VALUE)) {
            RowReader reader = new RowReader(row.value(), 0);
            boolean over = reader.octet() == WITHDRAWN;
            Policy policy = Policy.of((Epoch) MessageCodec.decode(reader.rest()));
            policies.put(policy.epoch(), policy);
            if (over) {
                withdrawn.add(policy.epoch());
            }
        }
    }

    Policy current() {
        return policies.lastEntry().getValue();
    }

    Policy get(long epoch) {
        Policy policy = policies.get(epoch);
        if (policy == null) {
            throw new IllegalStateException("the gate's state has an epoch that never began");
        }
        return policy;
    }

    boolean knows(long epoch) {
        return policies.containsKey(epoch);
    }

    /** Whether what was published under it was withdrawn: its pools are cut no more. */
    boolean isWithdrawn(long epoch) {
        return withdrawn.contains(epoch);
    }

    void begin(Policy policy) {
        policies.put(policy.epoch(), policy);
        save(policy);
    }

    void withdraw(long epoch) {
        withdrawn.add(epoch);
        save(get(epoch));
    }

    private void save(Policy policy) {
        Epoch epoch = new Epoch(
                policy.epoch(),
                policy.k(),
                policy.managerK(),
                policy.window(),
                policy.carry(),
                policy.cap(),
                policy.managers());
        rows.put(
                Rows.policy(policy.epoch()),
                new RowWriter(64)
                        .octet(withdrawn.contains(policy.epoch()) ? WITHDRAWN : 0)
                        .octets(MessageCodec.encode(epoch))
                        .done());
    }
}
