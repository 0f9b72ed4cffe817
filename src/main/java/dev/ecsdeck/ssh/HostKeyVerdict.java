package dev.ecsdeck.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import dev.ecsdeck.problem.Problem;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges the host key that one connection is shown, and remembers why it said no.
///
/// A host with any pin is trusted only with a pinned key: a key of another algorithm than the pinned one is a
/// change too, or whoever stands in the middle would only have to offer another kind.
final class HostKeyVerdict implements HostKeyRepository {
    private final HostKeyBook book;
    private final String host;
    private volatile @Nullable Problem refusal;

    HostKeyVerdict(HostKeyBook book, String host) {
        this.book = book;
        this.host = host;
    }

    Optional<Problem> refusal() {
        return Optional.ofNullable(refusal);
    }

    /// Algorithms of the pinned keys, to ask the server for those first.
    List<String> pinnedAlgorithms() {
        return book.pinsOf(host).stream().map(HostKeyPin::algorithm).distinct().toList();
    }

    @Override
    public int check(String jschHost, byte[] key) {
        if (!book.mayJudge()) {
            return NOT_INCLUDED;
        }
        HostKeyPin shown = HostKeyPin.of(key);
        List<HostKeyPin> pins = book.pinsOf(host);
        if (pins.contains(shown)) {
            book.verified(host, shown);
            return OK;
        }
        if (!pins.isEmpty()) {
            refusal = new Problem.HostKeyChanged(host, pins.getFirst().fingerprint(), shown.fingerprint());
            return CHANGED;
        }
        if (book.mayTrust(host, shown)) {
            book.pin(host, shown);
            book.verified(host, shown);
            return OK;
        }
        refusal = new Problem.SshFailed(Problem.SshFault.HOST_KEY_NOT_TRUSTED, "", shown.fingerprint());
        return NOT_INCLUDED;
    }

    @Override
    public void add(HostKey key, UserInfo ui) {
        // Pinning happens in check, where the decision is made.
    }

    @Override
    public void remove(String jschHost, String type) {
        // Nothing here forgets a key by itself.
    }

    @Override
    public void remove(String jschHost, String type, byte[] key) {
        // Nothing here forgets a key by itself.
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "pinned";
    }

    @Override
    public HostKey[] getHostKey() {
        List<HostKey> keys = new ArrayList<>();
        for (HostKeyPin pin : book.pinsOf(host)) {
            try {
                keys.add(new HostKey(host, Base64.getDecoder().decode(pin.base64())));
            } catch (JSchException unknownKind) {
                JSch.getLogger().log(com.jcraft.jsch.Logger.INFO, "a pinned key of an unknown kind");
            }
        }
        return keys.toArray(HostKey[]::new);
    }

    @Override
    public HostKey[] getHostKey(String jschHost, String type) {
        return getHostKey();
    }
}
