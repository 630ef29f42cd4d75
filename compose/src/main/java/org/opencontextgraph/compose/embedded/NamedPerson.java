package org.opencontextgraph.compose.embedded;

import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import org.jspecify.annotations.Nullable;

/**
 * What a token request may ask for: {@code username}, and {@code groups} and {@code roles} separated by commas, as form
 * fields of a {@code password} or {@code client_credentials} grant.
 */
record NamedPerson(String issuer, String audience) implements OAuth2TokenCallback {
    private static final Duration VALIDITY = Duration.ofHours(8);

    @Override
    public String issuerId() {
        return issuer;
    }

    @Override
    public String subject(TokenRequest request) {
        @Nullable String name = field(request, "username");
        return name == null ? "anonymous" : name;
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of(audience);
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        Map<String, Object> claims = new HashMap<>();
        for (String claim : List.of("groups", "roles")) {
            @Nullable String asked = field(request, claim);
            if (asked != null) {
                claims.put(
                        claim,
                        Arrays.stream(asked.split(",", -1))
                                .map(String::strip)
                                .filter(word -> !word.isEmpty())
                                .toList());
            }
        }
        return claims;
    }

    @Override
    public long tokenExpiry() {
        return VALIDITY.toSeconds();
    }

    private static @Nullable String field(TokenRequest request, String name) {
        if (name.equals("username")
                && request.getAuthorizationGrant()
                        instanceof com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant grant) {
            return grant.getUsername();
        }
        @Nullable List<String> values = request.getCustomParameters().get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }
}
