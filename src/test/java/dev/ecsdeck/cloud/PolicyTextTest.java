package dev.ecsdeck.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PolicyTextTest {
    private static JsonNode statement(String permission) {
        JsonNode policy = JsonMapper.shared().readTree(PolicyText.allowing(permission));
        assertThat(policy.path("Version").asString()).isEqualTo("1");
        return policy.path("Statement").path(0);
    }

    @Test
    void whatGoesTogetherIsAllowedTogether() {
        assertThat(statement("ecs:StopInstance").path("Action")).hasSize(3);
    }

    @Test
    void anActionThatStandsAloneIsAllowedAlone() {
        JsonNode statement = statement("kms:Decrypt");

        assertThat(statement.path("Effect").asString()).isEqualTo("Allow");
        assertThat(statement.path("Action").path(0).asString()).isEqualTo("kms:Decrypt");
    }
}
