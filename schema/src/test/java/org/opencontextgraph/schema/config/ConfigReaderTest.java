package org.opencontextgraph.schema.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {
    @Test
    void shouldStandOnDefaults() {
        // When
        OcgConfig config = ConfigReader.read(Map.of());
        // Then
        assertThat(config.policy().k()).isEqualTo(5);
        assertThat(config.policy().window()).isEqualTo(Duration.ofDays(7));
        assertThat(config.policy().audiences()).containsExactly("everyone");
        assertThat(config.features().publicBind()).isFalse();
    }

    @Test
    void shouldNameTheKeyThatIsWrong() {
        assertThatThrownBy(() -> ConfigReader.read(Map.of("policy.k", "many")))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("policy.k: ");
        assertThatThrownBy(() -> ConfigReader.read(Map.of("policy.kk", "7")))
                .hasMessage("policy.kk: there is no such setting");
        assertThatThrownBy(() -> ConfigReader.read(Map.of("streams.gap", "soon")))
                .hasMessageContaining("streams.gap");
    }

    @Test
    void shouldRefuseAKBelowTheFloorUnlessUnsafe() {
        assertThatThrownBy(() -> ConfigReader.read(Map.of("policy.k", "4")))
                .hasMessageStartingWith("policy: k below 5");
        assertThatThrownBy(() -> ConfigReader.read(Map.of("policy.ungated", "true")))
                .hasMessageContaining("unsafe");
        assertThat(ConfigReader.read(Map.of("policy.k", "2", "policy.unsafe", "true"))
                        .policy()
                        .k())
                .isEqualTo(2);
    }

    @Test
    void shouldRefuseFlagsOfFeaturesThatAreNotBuilt() {
        for (String flag : List.of("raw-content", "llm-tags", "pgvector")) {
            assertThatThrownBy(() -> ConfigReader.read(Map.of("features." + flag, "true")))
                    .hasMessageContaining(flag);
        }
    }

    @Test
    void shouldPassKafkaSettingsThroughUntouched() {
        // When
        Map<String, String> environment = ConfigReader.environment(
                Map.of("OCG_KAFKA_SECURITY_PROTOCOL", "SASL_SSL", "OCG_POLICY_K", "7", "HOME", "/"));
        // Then
        assertThat(environment)
                .containsOnly(Map.entry("kafka.security.protocol", "SASL_SSL"), Map.entry("policy.k", "7"));
        assertThat(ConfigReader.read(environment).kafka().client()).containsEntry("security.protocol", "SASL_SSL");
    }

    @Test
    void shouldRefuseKafkaSettingsThatCorrectnessStandsOnAndNameTheKey() {
        for (String key : List.of(
                "processing.guarantee",
                "max.task.idle.ms",
                "application.id",
                "production.exception.handler",
                "ensure.explicit.internal.resource.naming",
                "main.consumer.isolation.level",
                "producer.enable.idempotence")) {
            assertThatThrownBy(() -> ConfigReader.read(Map.of("kafka." + key, "whatever")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith("kafka." + key + ": is fixed");
        }
        assertThat(ConfigReader.read(Map.of("kafka.producer.linger.ms", "5"))
                        .kafka()
                        .client())
                .containsEntry("producer.linger.ms", "5");
    }

    @Test
    void shouldNeverPrintASecret() {
        assertThat(ConfigReader.read(Map.of("postgres.api-password", "hush", "redis.uri", "redis://:hush@h:1"))
                        .toString())
                .doesNotContain("hush");
    }
}
