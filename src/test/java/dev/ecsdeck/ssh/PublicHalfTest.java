package dev.ecsdeck.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.OwnKeyFault;
import dev.ecsdeck.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that OpenSSH's own `ssh-keygen` wrote.
class PublicHalfTest {
    @TempDir
    Path folder;

    private Path keygen(String kind, String passphrase, String... more) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "OpenSSH's ssh-keygen is not installed");
        Path file = folder.resolve("key");
        List<String> command =
                new ArrayList<>(List.of("ssh-keygen", "-q", "-t", kind, "-N", passphrase, "-f", file.toString()));
        command.addAll(List.of(more));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        return file;
    }

    private static PublicHalf read(Path file, String passphrase) throws Exception {
        return PublicHalf.read(
                Files.readAllBytes(file), "shown", Optional.of(passphrase).filter(text -> !text.isEmpty()));
    }

    private static OwnKeyFault fault(Path file, Optional<String> passphrase) throws Exception {
        byte[] content = Files.readAllBytes(file);
        Problem problem = catchThrowableOfType(
                        ProblemException.class, () -> PublicHalf.read(content, "shown", passphrase))
                .problem();
        return ((Problem.OwnKeyUnusable) problem).fault();
    }

    @ParameterizedTest
    @CsvSource({"rsa,''", "rsa,secret words", "ecdsa,''", "ecdsa,secret words", "ed25519,''", "ed25519,secret words"})
    void thePublicHalfIsDerivedFromAPrivateOne(String kind, String passphrase) throws Exception {
        Path file = keygen(kind, passphrase);
        PublicHalf expected = read(Path.of(file + ".pub"), "");

        assertThat(read(file, passphrase)).isEqualTo(expected);
        assertThat(Files.readString(Path.of(file + ".pub"))).startsWith(expected.line());
        assertThat(expected.isImported()).isEqualTo(!kind.equals("ed25519"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret words"})
    void pemIsRead(String passphrase) throws Exception {
        Path file = keygen("rsa", passphrase, "-m", "PEM");

        assertThat(read(file, passphrase)).isEqualTo(read(Path.of(file + ".pub"), ""));
    }

    @Test
    void aWrongOrMissingPassphraseIsSaid() throws Exception {
        Path file = keygen("rsa", "secret words", "-m", "PEM");

        assertThat(fault(file, Optional.empty())).isEqualTo(OwnKeyFault.PASSPHRASE_NEEDED);
        assertThat(fault(file, Optional.of("wrong"))).isEqualTo(OwnKeyFault.PASSPHRASE_WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "ssh-rsa AAAA",
                "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIGg= other kind inside",
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
                "PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none",
                "\u0000\u0001\u0002"
            })
    void aFileWithoutAKeyIsRefused(String content) throws Exception {
        Path file = Files.write(folder.resolve("none"), content.getBytes(StandardCharsets.UTF_8));

        assertThat(fault(file, Optional.empty())).isEqualTo(OwnKeyFault.NOT_A_KEY);
    }
}
