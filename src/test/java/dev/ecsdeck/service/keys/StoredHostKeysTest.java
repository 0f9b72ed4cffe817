package dev.ecsdeck.service.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.ssh.HostKeyPin;
import dev.ecsdeck.store.HostKeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredHostKeysTest {
    private static final HostKeyPin ED = new HostKeyPin("ssh-ed25519", "AAAAC3Nz");
    private static final HostKeyPin RSA = new HostKeyPin("ssh-rsa", "AAAAB3Nz");

    @TempDir
    Path folder;

    private Path path;
    private StoredHostKeys hostKeys;

    @BeforeEach
    void open() {
        path = folder.resolve("host-keys");
        hostKeys = new StoredHostKeys(new HostKeyFile(path));
    }

    @Test
    void pinnedKeysAreThereAfterARestart() {
        hostKeys.pin("i-1", ED);
        hostKeys.pin("i-1", RSA);
        hostKeys.pin("i-1", RSA);
        hostKeys.pin("i-2", RSA);

        StoredHostKeys later = new StoredHostKeys(new HostKeyFile(path));

        assertThat(later.pinsOf("i-1")).containsExactly(ED, RSA);
        assertThat(later.pinsOf("i-3")).isEmpty();
    }

    @Test
    void forgottenHostIsNewAgain() throws Exception {
        hostKeys.pin("i-1", ED);

        new HostKeyFile(path).forget("i-1");

        assertThat(hostKeys.pinsOf("i-1")).isEmpty();
    }

    @Test
    void brokenFileTrustsNobody() throws Exception {
        Files.writeString(path, "garbage\n");

        assertThat(hostKeys.pinsOf("i-1")).isNotEmpty().doesNotContain(ED);
    }

    @Test
    void keyThatCloudAssistantReadIsTheOnlyOneTrusted() {
        PinnedHosts hosts = new PinnedHosts(hostKeys, (_, _) -> {});
        hosts.confirm(List.of("ssh-ed25519 AAAAC3Nz", "nonsense", "ssh-rsa ***"));

        assertThat(hosts.mayTrust("i-1", ED)).isTrue();
        assertThat(hosts.mayTrust("i-1", RSA)).isFalse();
    }

    @Test
    void onlyTheAcceptedKeyTakesThePlaceOfThePinnedOne() {
        hostKeys.pin("i-1", ED);
        hostKeys.accept("i-1", RSA.fingerprint());

        assertThat(hostKeys.pinsOf("i-1")).isEmpty();
        assertThat(hostKeys.mayTrust("i-1", RSA)).isTrue();
        hostKeys.pin("i-1", RSA);

        assertThat(hostKeys.pinsOf("i-1")).containsExactly(RSA);
        assertThat(new StoredHostKeys(new HostKeyFile(path)).pinsOf("i-1")).containsExactly(RSA);
    }

    @Test
    void anotherKeyThanTheAcceptedOneLeavesThePinAsItWas() {
        hostKeys.pin("i-1", ED);
        hostKeys.accept("i-1", "SHA256:another");

        assertThat(hostKeys.mayTrust("i-1", RSA)).isFalse();

        assertThat(hostKeys.pinsOf("i-1")).containsExactly(ED);
    }

    @Test
    void hostsOfAPassingCloudAreNotWrittenDown() {
        StoredHostKeys passing = new StoredHostKeys(new HostKeyFile(path), () -> true);

        passing.pin("i-1", ED);

        assertThat(passing.pinsOf("i-1")).containsExactly(ED);
        assertThat(path).doesNotExist();
    }
}
