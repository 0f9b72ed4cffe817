package dev.ecsdeck.service.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.link.LinkClosedException;
import dev.ecsdeck.link.ScreenSize;
import dev.ecsdeck.link.ShellLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LateLinkTest {
    private final List<Optional<IOException>> ends = new ArrayList<>();
    private final LateLink late = new LateLink(new ScreenSize(24, 80), ends::add);
    private final Scripted shell = new Scripted();

    /// Says one word, then ends as told.
    private static final class Scripted implements ShellLink {
        private final StringBuilder written = new StringBuilder();
        private Optional<ScreenSize> size = Optional.empty();
        private Optional<IOException> breaks = Optional.empty();
        private boolean said;
        private boolean closed;

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (!said) {
                said = true;
                buffer[offset] = '$';
                return 1;
            }
            if (breaks.isPresent()) {
                throw breaks.get();
            }
            return -1;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            written.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void closeOutput() {}

        @Override
        public void resize(ScreenSize next) {
            size = Optional.of(next);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void whoWaitsForAShellThatNeverComesIsFreed() {
        late.close();

        assertThatThrownBy(() -> late.read(new byte[8], 0, 8)).isInstanceOf(LinkClosedException.class);
        assertThatThrownBy(() -> late.write(new byte[] {'x'}, 0, 1)).isInstanceOf(LinkClosedException.class);
        assertThat(ends).isEmpty();
    }

    @Test
    void shellThatComesAfterTheEndIsClosed() throws Exception {
        late.close();

        late.stands(shell);

        assertThat(shell.closed).isTrue();
    }

    @Test
    void lastSizeBeforeTheShellIsItsSize() throws Exception {
        late.resize(new ScreenSize(40, 120));

        late.stands(shell);

        assertThat(shell.size).contains(new ScreenSize(40, 120));
    }

    @Test
    void endIsToldOnceWhoeverReadsOn() throws Exception {
        late.stands(shell);
        byte[] buffer = new byte[8];

        assertThat(late.read(buffer, 0, 8)).isOne();
        assertThat(late.read(buffer, 0, 8)).isEqualTo(-1);
        assertThat(late.read(buffer, 0, 8)).isEqualTo(-1);

        assertThat(ends).containsExactly(Optional.empty());
        assertThat(late.bytesIn()).isOne();
    }

    @Test
    void whatBrokeItIsToldToo() throws Exception {
        IOException broken = new IOException("gone");
        shell.breaks = Optional.of(broken);
        late.stands(shell);
        late.read(new byte[8], 0, 8);

        assertThatThrownBy(() -> late.read(new byte[8], 0, 8)).isSameAs(broken);

        assertThat(ends).containsExactly(Optional.of(broken));
    }
}
