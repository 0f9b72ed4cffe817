package dev.ecsdeck.service.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.problem.Problem.KeyFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ssh.TemporaryKey;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicLineTest {
    private static final LoginName ROOT = new LoginName("root");

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "ED25519", "ECDSA_256", "ECDSA_384", "ECDSA_521"})
    void everyKindIsTakenWithoutItsComment(KeyKind kind) throws Exception {
        try (TemporaryKey key = TemporaryKey.make(kind, "me-at-home")) {
            String line = PublicLine.checked(key.publicLine() + " and more\n", ROOT);

            assertThat(key.publicLine()).startsWith(line);
            assertThat(line).doesNotContain("me-at-home");
        }
    }

    @Test
    void privateKeyIsRefusedAndNotRepeated() {
        try (TemporaryKey key = TemporaryKey.make(KeyKind.ED25519, "x")) {
            String secret = new String(key.exportOpenSsh(new byte[0]), StandardCharsets.US_ASCII);

            assertThatThrownBy(() -> PublicLine.checked(secret, ROOT))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining(KeyFault.BAD_PUBLIC_KEY.name())
                    .hasMessageNotContaining(secret.substring(40, 80));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-rsa",
                "ssh-rsa !!!!",
                "ssh-rsa AAAAB3NzaC1yc2E=\nssh-rsa AAAAB3NzaC1yc2E=",
                "ssh-ed25519 AAAAB3NzaC1yc2EAAAADAQABAAABAQ==",
                "command=\"id\" ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ=="
            })
    void whatIsNoPublicKeyIsRefused(String text) {
        assertThatThrownBy(() -> PublicLine.checked(text, ROOT))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(KeyFault.BAD_PUBLIC_KEY.name());
    }
}
