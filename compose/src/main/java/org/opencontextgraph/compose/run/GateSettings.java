package org.opencontextgraph.compose.run;

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
        int managerK = policy.ungated() ? 1 : policy.managerK();
        Policy first = new Policy(
                0,
                k,
                managerK,
                policy.window().toMillis(),
                policy.carry(),
                policy.entriesPerPerson(),
                policy.managerAudiences());
        return new ReleaseSettings(
                first,
                policy.caps() && !policy.ungated(),
                !policy.ungated(),
                ReleaseSettings.BUDGET,
                policy.unsafe(),
                new ReleaseSecret(secret.bytes()));
    }
}
