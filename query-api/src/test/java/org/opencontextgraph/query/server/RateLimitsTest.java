package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final String PROCESSES = "/api/v1/analytics/processes";

    @Test
    void shouldTurnAwayWhoAsksTooOftenAndNobodyElse() throws Exception {
        try (TestApi api = TestApi.limited(2)) {
            // Given two callers, and one who asks as fast as they can
            String ann = api.issuer.sign(api.issuer.claims().subject("ann").build());
            String ben = api.issuer.sign(api.issuer.claims().subject("ben").build());
            HttpResponse<String> answer = api.get(PROCESSES, ann);
            for (int i = 0; answer.statusCode() == 200 && i < 1_000; i++) {
                answer = api.get(PROCESSES, ann);
            }

            // Then they are told when to come back
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(1);
            assertThat(TestApi.json(answer.body()).path("type").asText())
                    .isEqualTo("urn:ocg:problem:too-many-requests");

            // and others, and whoever watches the instance, notice nothing
            assertThat(api.get(PROCESSES, ben).statusCode()).isEqualTo(200);
            for (String free : List.of("/healthz", "/metrics")) {
                for (int i = 0; i < 20; i++) {
                    assertThat(api.get(free, null).statusCode()).isEqualTo(200);
                }
            }

            // and after a while they are welcome again
            Thread.sleep(1_100);
            assertThat(api.get(PROCESSES, ann).statusCode()).isEqualTo(200);
        }
    }
}
