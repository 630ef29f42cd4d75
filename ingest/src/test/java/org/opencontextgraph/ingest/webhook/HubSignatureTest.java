package org.opencontextgraph.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.ingest.webhook.HubSignature.distrust;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubSignatureTest {
    /** The example of GitHub's page "Validating webhook deliveries". */
    private static final String SECRET = "It's a Secret to Everybody";

    private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);
    private static final String RIGHT = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    /** The example of Atlassian's page "Webhooks", "Secure your webhooks". */
    @Test
    void shouldTrustWhatTheToolsSignedInTheirOwnExamples() {
        assertThat(distrust(RIGHT, BODY, SECRET)).isEmpty();
        assertThat(distrust(
                        "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9",
                        "Hello World!".getBytes(StandardCharsets.UTF_8),
                        "It's a Secret to Everybody"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', it is not signed",
        "sha1=757107ea0eb2509fc211221cce984b8a37570b6d, it is not signed with sha256",
        "sha256=, its signature has the wrong length",
        "sha256=757107ea, its signature has the wrong length",
        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1770, its signature has the wrong length",
        "sha256=z57107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17, its signature is not hexadecimal",
        "sha256=857107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17, its signature is not right",
    })
    void shouldSayWhyItDoesNot(String header, String why) {
        assertThat(distrust(header, BODY, SECRET)).contains(why);
    }

    @Test
    void shouldTrustNothingThatWasChangedOrIsOfAnotherSecretOrOfNone() {
        assertThat(distrust(RIGHT, "Hello, world!".getBytes(StandardCharsets.UTF_8), SECRET))
                .contains("its signature is not right");
        assertThat(distrust(RIGHT, BODY, SECRET + " ")).contains("its signature is not right");
        assertThat(distrust(RIGHT, BODY, "")).contains("there is no secret to check it with");
    }
}
