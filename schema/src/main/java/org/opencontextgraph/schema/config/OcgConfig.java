package org.opencontextgraph.schema.config;

/** Everything that can be set. A section each; every role reads the sections it needs. */
public record OcgConfig(
        KafkaConfig kafka,
        PostgresConfig postgres,
        RedisConfig redis,
        ApiConfig api,
        MetricsConfig metrics,
        IdentityConfig identity,
        PolicyConfig policy,
        StreamsConfig streams,
        JobsConfig jobs,
        PermissionsConfig permissions,
        ConnectorsConfig connectors,
        FeaturesConfig features) {
    public OcgConfig {
        for (String pair : permissions.groups()) {
            String audience = pair.substring(0, pair.indexOf('='));
            if (!policy.audiences().contains(audience)) {
                throw new IllegalArgumentException("permissions.groups names " + audience
                        + ", which is not among policy.audiences (" + String.join(",", policy.audiences()) + ")");
            }
        }
    }
}
