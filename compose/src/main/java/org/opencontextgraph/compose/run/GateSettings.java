package org.opencontextgraph.compose.run;

import org.opencontextgraph.compose.embedded.Secret;
import org.opencontextgraph.schema.config.PolicyConfig;
import org.opencontextgraph.streams.release.ReleaseSecret;
import org.opencontextgraph.streams.release.ReleaseSettings;

/** The gate's settings, as the policy wants them. */
final class GateSettings {
    private GateSettings() {}

    static ReleaseSettings of(PolicyConfig policy, Secret secret) {
        ReleaseSettings standard = ReleaseSettings.standard(new ReleaseSecret(secret.bytes()));
        int k = policy.ungated() ? 1 : policy.k();
        boolean caps = policy.caps() && !policy.ungated();
        return new ReleaseSettings(
                k,
                policy.window(),
                policy.carry(),
                policy.entriesPerPerson(),
                caps,
                !policy.ungated(),
                standard.budget(),
                policy.unsafe(),
                new ReleaseSecret(secret.bytes()));
    }
}
