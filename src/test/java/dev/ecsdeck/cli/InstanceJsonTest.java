package dev.ecsdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.testing.Instances;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InstanceJsonTest {
    @Test
    void anyNameMakesGoodJson() {
        String name = "quote \" back \\ tab \t 数据库 \u0001 \ud83d\ude00";

        JsonNode row = JsonMapper.shared()
                .readTree(InstanceJson.of(List.of(Instances.named(name))))
                .path(0);

        assertThat(row.path("name").asString()).isEqualTo(name);
        assertThat(row.path("agent").path("status").asString()).isEqualTo("online");
        assertThat(row.path("agent").path("version").asString()).isEqualTo("2.2.4.1065");
        assertThat(row.path("privateIps").path(0).asString()).isEqualTo("10.0.0.4");
        assertThat(row.path("state").asString()).isEqualTo("Running");
    }

    @Test
    void anAgentThatIsNotThereHasNoVersion() {
        JsonNode rows = JsonMapper.shared()
                .readTree(InstanceJson.of(
                        List.of(Instances.named("a").withAgent(new AgentStatus.Missing()), Instances.named("b"))));

        assertThat(rows.path(0).path("agent").path("version").isNull()).isTrue();
        assertThat(rows.size()).isEqualTo(2);
    }

    @Test
    void noInstancesAreAnEmptyArray() {
        assertThat(InstanceJson.of(List.of())).isEqualTo("[]");
    }
}
