package dev.ecsdeck.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.problem.Problem;
import java.net.BindException;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class LoopbackListenerTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    /// Kept for documentation, so no machine has it.
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("192.0.2.1");

    private static Problem problem(InetAddress address, int port, String words) {
        return LoopbackListener.problem(address, port, new BindException(words));
    }

    @Test
    void takenPortIsKnownInWhateverLanguageTheSystemSpeaks() {
        assertThat(problem(HERE, 5432, "Address already in use")).isEqualTo(taken(5432));
        assertThat(problem(HERE, 5432, "地址已在使用")).isEqualTo(taken(5432));
        assertThat(problem(HERE, 5432, "Die Adresse wird bereits verwendet")).isEqualTo(taken(5432));
    }

    private static Problem taken(int port) {
        return new Problem.PortTaken(HERE.getHostAddress(), port, "");
    }

    @Test
    void addressOfAnotherMachineIsNotTaken() {
        assertThat(problem(ELSEWHERE, 5432, "Cannot assign requested address"))
                .isInstanceOf(Problem.PortUnusable.class);
        assertThat(problem(ELSEWHERE, 5432, "无法指定被请求的地址")).isInstanceOf(Problem.PortUnusable.class);
    }

    @Test
    void portThatIsKeptForTheAdministratorIsNotTaken() {
        assertThat(problem(HERE, 80, "Permission denied")).isInstanceOf(Problem.PortUnusable.class);
        assertThat(problem(HERE, 80, "权限不够")).isInstanceOf(Problem.PortUnusable.class);
        assertThat(problem(HERE, 50_000, "Permission denied: bind")).isInstanceOf(Problem.PortUnusable.class);
    }
}
