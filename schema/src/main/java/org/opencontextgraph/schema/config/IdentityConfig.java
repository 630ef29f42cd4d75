package org.opencontextgraph.schema.config;

/** Whose bearer tokens the API believes. */
public record IdentityConfig(
        @Setting("Issuer, as it stands in a token's `iss`.") String issuer,

        @Setting("Address of the issuer's signing keys (JWKS).")
        String jwksUri,

        @Setting(value = "What must stand in a token's `aud`.", byDefault = "ocg")
        String audience) {}
