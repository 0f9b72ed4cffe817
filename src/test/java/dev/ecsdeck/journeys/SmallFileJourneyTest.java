package dev.ecsdeck.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.smallfiles.Delivery;
import dev.ecsdeck.service.smallfiles.Delivery.Stage;
import dev.ecsdeck.service.smallfiles.SmallFile;
import dev.ecsdeck.service.smallfiles.SmallFileService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Small files by Cloud Assistant, without SSH.
@Tag("lab")
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmallFileJourneyTest {
    private static final byte[] CONTENT = "listen = 8080\n大\u0000".getBytes(StandardCharsets.UTF_8);

    private final List<List<Delivery>> told = new ArrayList<>();
    private LoginRig rig;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        rig = LoginRig.open(folder);
    }

    @AfterAll
    void close() {
        rig.close();
    }

    private List<Delivery> send(SmallFile file, String... names) throws ProblemException {
        List<Instance> instances = new ArrayList<>();
        for (String name : names) {
            instances.add(rig.instance(name));
        }
        return new SmallFileService(rig.journey().workers()).send(rig.journey().cloud(), instances, file, told::add);
    }

    @Test
    void aFileArrivesOnTwoRegionsAndWhyNotOnAThirdInstanceIsSaid() throws Exception {
        SmallFile file = new SmallFile("/opt/app/conf", "app.conf", "", "", "0640", false, CONTENT);

        List<Delivery> ended = send(file, "web-01", "batch-01", "sg-web-01");

        assertThat(ended).extracting(Delivery::stage).containsExactly(Stage.ARRIVED, Stage.FAILED, Stage.ARRIVED);
        assertThat(ended.get(1).problem())
                .containsInstanceOf(Problem.InvocationFailed.class)
                .get()
                .isEqualTo(new Problem.InvocationFailed(
                        "ClientNotRunning", "The aliyun service is not running on the instance."));
        for (String name : List.of("web-01", "sg-web-01")) {
            Path root = rig.journey()
                    .lab()
                    .workshop()
                    .roots()
                    .of(rig.journey().lab().machine(name));
            assertThat(root.resolve("opt/app/conf/app.conf")).hasBinaryContent(CONTENT);
        }
        assertThat(rig.script("web-01", "stat -c '%a %U' /opt/app/conf/app.conf"))
                .isEqualTo("640 root\n");
        assertThat(told.getFirst()).extracting(Delivery::stage).containsOnly(Stage.UNDER_WAY);
        assertThat(told.getLast()).isEqualTo(ended);
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhereThatIsWished() throws Exception {
        SmallFile first = SmallFile.of("/root", "note", CONTENT);
        send(first, "web-02");

        List<Delivery> refused = send(SmallFile.of("/root", "note", new byte[] {1}), "web-02");
        List<Delivery> replaced = send(new SmallFile("/root", "note", "", "", "0600", true, new byte[] {2}), "web-02");

        assertThat(refused).extracting(Delivery::stage).containsExactly(Stage.FAILED);
        assertThat(replaced).extracting(Delivery::stage).containsExactly(Stage.ARRIVED);
        Path root =
                rig.journey().lab().workshop().roots().of(rig.journey().lab().machine("web-02"));
        assertThat(root.resolve("root/note")).hasBinaryContent(new byte[] {2});
    }

    @Test
    void whatTheServiceCannotTakeIsNoFile() {
        assertThatThrownBy(() -> SmallFile.of("/root", "big", new byte[SmallFile.MOST_BYTES + 1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SmallFile.of("/root", "../up", CONTENT)).isInstanceOf(IllegalArgumentException.class);
        assertThat(SmallFile.of("/root", "note", CONTENT).toString()).doesNotContain("8080");
    }
}
