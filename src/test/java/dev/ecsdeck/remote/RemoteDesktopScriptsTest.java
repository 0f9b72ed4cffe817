package dev.ecsdeck.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoteDesktopScriptsTest {
    private static final LoginName USER = new LoginName("support");

    @Test
    void anAnswerWithoutTheGroupIsNone() {
        assertThat(RemoteDesktopScripts.readList("")).isEmpty();
        assertThat(RemoteDesktopScripts.readList("member=support\n")).isEmpty();
    }

    @Test
    void membersAreReadWhateverTheGroupIsCalledThere() {
        assertThat(RemoteDesktopScripts.readList("group=Remotedesktopbenutzer\r\nmember=anna\r\nmember=support\r\n"))
                .isEqualTo(Optional.of(List.of("anna", "support")));
        assertThat(RemoteDesktopScripts.readList("group=Remote Desktop Users\n"))
                .isEqualTo(Optional.of(List.of()));
    }

    @Test
    void theGroupIsFoundByItsNumberAndTheUserStandsInQuotes() {
        for (String script : List.of(RemoteDesktopScripts.add(USER), RemoteDesktopScripts.remove(USER))) {
            assertThat(script)
                    .startsWith("$u = 'support'\n")
                    .contains("S-1-5-32-555")
                    .doesNotContain("%s");
        }
        assertThat(RemoteDesktopScripts.list()).contains("S-1-5-32-555").doesNotContain("%s");
    }

    @Test
    void namesOfKeyPairsAreThoseTheServiceTakes() {
        assertThat(List.of("ab", "deck-ops_2026:1", "密钥对", "x".repeat(128))).allMatch(KeyPairName::isTaken);
        assertThat(List.of("", "a", "1a", "-a", "a b", "a$(id)", "a'b", "http://a", "HTTPS:a", "x".repeat(129), "a\n"))
                .noneMatch(KeyPairName::isTaken);
    }
}
