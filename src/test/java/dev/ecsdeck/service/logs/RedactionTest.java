package dev.ecsdeck.service.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.Credentials;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private final Redaction redaction = new Redaction();

    @Test
    void keysThatWereToldAreHiddenWhereverTheyStand() {
        redaction.hide(new Credentials.StsToken("STS.id", "topsecretvalue", "tokenvalue+/=", Optional.empty()));

        assertThat(redaction.clean("x topsecretvalue y(tokenvalue+/=) STS.id")).isEqualTo("x ••• y(•••) STS.id");
    }

    @Test
    void aSecretTooShortToBeOneDoesNotTearWordsApart() {
        redaction.hide("a");

        assertThat(redaction.clean("a banana")).isEqualTo("a banana");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AccessKeySecret=CANARY",
                "\"access_key_secret\": \"CANARY\"",
                "securityToken: CANARY",
                "x-acs-session-token: CANARY",
                "GET wss://gw.example.com/session?sessionId=1&token=CANARY HTTP/1.1",
                "ws://127.0.0.1:9/luban/session?CANARY",
                "Authorization: Bearer CANARY",
                "password='CANARY' next",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nCANARY\n-----END OPENSSH PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nCANARY",
            })
    void whatLooksLikeASecretIsHidden(String line) {
        assertThat(redaction.clean(line)).contains(Redaction.HIDDEN).doesNotContain("CANARY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NextToken=abc",
                "shell-i-bp1 opened in 2.1 s",
                "https://ecs.cn-hangzhou.aliyuncs.com/?Action=X",
                "no token here",
            })
    void ordinaryLinesStay(String line) {
        assertThat(redaction.clean(line)).isEqualTo(line);
    }
}
