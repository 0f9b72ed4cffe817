package dev.ecsdeck.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.session.ResendWindow.Kept;
import org.junit.jupiter.api.Test;

class ResendWindowTest {
    private final ResendWindow window = new ResendWindow();

    private void send(int from, int to, int bytes) {
        for (int seq = from; seq - to <= 0; seq++) {
            window.keep(new Kept(0, seq, new byte[bytes]));
        }
    }

    @Test
    void framesAcknowledgedAreNotSentAgain() {
        send(1, 5, 10);

        window.acknowledge(3);

        assertThat(window.from(1)).extracting(Kept::inputSeq).containsExactly(4, 5);
        assertThat(window.from(5)).extracting(Kept::inputSeq).containsExactly(5);
    }

    @Test
    void aFullWindowLetsGoAndIsWholeAgainWhenAllIsAcknowledged() {
        send(1, 3_000, 1_024);

        assertThat(window.isComplete()).isFalse();
        assertThat(window.bytes()).isLessThanOrEqualTo(ResendWindow.CAPACITY);
        window.acknowledge(2_999);
        assertThat(window.isComplete()).isFalse();
        send(3_001, 3_001, 5);
        window.acknowledge(3_000);
        assertThat(window.isComplete()).isTrue();
        assertThat(window.from(1)).extracting(Kept::inputSeq).containsExactly(3_001);
    }

    @Test
    void numbersWrap() {
        send(Integer.MAX_VALUE - 1, Integer.MIN_VALUE + 1, 1);

        window.acknowledge(Integer.MIN_VALUE);

        assertThat(window.from(Integer.MAX_VALUE)).extracting(Kept::inputSeq).containsExactly(Integer.MIN_VALUE + 1);
    }

    @Test
    void emptyMessagesAreBoundedToo() {
        send(1, 100_000, 0);

        assertThat(window.bytes()).isLessThanOrEqualTo(ResendWindow.CAPACITY);
    }
}
