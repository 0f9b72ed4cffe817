package dev.ecsdeck.service.forwards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.link.Link;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.testing.ManualWorkers;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SingleLinksTest {
    private static final ForwardRule WEB =
            ForwardRule.of("web", "web", new RegionId("cn-hangzhou"), new InstanceId("i-bp1"), 80);

    private final ManualWorkers workers = new ManualWorkers();
    private final FakeDesk desk = new FakeDesk(workers);

    @Test
    void singleLinkEndsItsSessionWhenItCloses() throws Exception {
        Link link = links().connect(WEB);
        assertThat(desk.live()).containsExactly("s-1");

        link.close();

        assertThat(desk.live()).isEmpty();
    }

    @Test
    void singleLinksGoWithTheProgram() throws Exception {
        try (SingleLinks links = links()) {
            links.connect(WEB);
            assertThat(desk.live()).containsExactly("s-1");
        }

        assertThat(desk.live()).isEmpty();
    }

    @Test
    void linkAtAUrlBeginsAndEndsNoSession() throws Exception {
        URI url = URI.create("wss://gateway.example/?s");

        links().connectAt(url).close();

        assertThat(desk.used).containsExactly(url.toString());
        assertThat(desk.begun).isEmpty();
        assertThat(desk.ended).isEmpty();
    }

    private SingleLinks links() {
        return new SingleLinks(() -> desk, desk, desk::openAt, workers);
    }
}
