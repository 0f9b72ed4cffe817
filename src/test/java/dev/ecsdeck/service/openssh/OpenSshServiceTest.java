package dev.ecsdeck.service.openssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.service.openssh.OpenSshService.Kind;
import dev.ecsdeck.service.openssh.OpenSshService.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSshServiceTest {
    @TempDir
    Path home;

    @Test
    void whatIsShownIsWhatIsWritten() throws Exception {
        OpenSshService service = new OpenSshService(home, "/opt/ecs-deck/bin/ecs-deck");
        Plan plan = service.plan();
        assertThat(home.resolve(".ssh/config")).doesNotExist();
        assertThat(plan.lines()).extracting(OpenSshService.Line::kind).containsOnly(Kind.ADDED);

        service.apply(plan);

        assertThat(Files.readAllLines(home.resolve(".ssh/config")))
                .containsExactlyElementsOf(
                        plan.lines().stream().map(OpenSshService.Line::text).toList())
                .contains("    ProxyCommand /opt/ecs-deck/bin/ecs-deck ssh -i '%h' --port '%p'");
        assertThat(service.plan().isEmpty()).isTrue();
    }

    @Test
    void programIsCalledByItsPackagedPathWhereThereIsOne() {
        assertThat(OpenSshService.programOf(Optional.of("/opt/x/ecs-deck"))).isEqualTo("/opt/x/ecs-deck");
        assertThat(OpenSshService.programOf(Optional.empty())).isEqualTo("ecs-deck");
    }
}
