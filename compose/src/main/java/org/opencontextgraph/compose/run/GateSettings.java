package org.opencontextgraph.compose.run;

import java.util.List;
import org.opencontextgraph.compose.embedded.Secret;
import org.opencontextgraph.schema.config.PolicyConfig;
import org.opencontextgraph.streams.release.Policy;
import org.opencontextgraph.streams.release.ReleaseSecret;
import org.opencontextgraph.streams.release.ReleaseSettings;

/** The gate's settings, as the policy wants them. */
final class GateSettings {
    private GateSettings() {}

    static ReleaseSettings of(PolicyConfig policy, Secret secret) {
        int k = policy.ungated() ? 1 : policy.k();
        int managerK = policy.unsafe() ? k : Math.max(k, Policy.MANAGER_FLOOR);
        Policy first = new Policy(
                0, k, managerK, policy.window().toMillis(), policy.carry(), policy.entriesPerPerson(), List.of());
        return new ReleaseSettings(
                first,
                policy.caps() && !policy.ungated(),
                !policy.ungated(),
                ReleaseSettings.BUDGET,
                policy.unsafe(),
                new ReleaseSecret(secret.bytes()));
    }
}
