package dev.ecsdeck.service.keys;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.ssh.HostKeyBook;
import dev.ecsdeck.ssh.HostKeyPin;
import dev.ecsdeck.store.HostKeyFile;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Host keys on disk. The first key of a host is trusted: the way to it is the cloud's own, authenticated session.
/// A file that cannot be read trusts nobody, so that breaking it never lets a changed key through.
public final class StoredHostKeys implements HostKeyBook {
    private static final Logger LOG = LoggerFactory.getLogger(StoredHostKeys.class);
    /// A pin that no host can show.
    private static final HostKeyPin UNREADABLE = new HostKeyPin("unreadable", "AAAA");

    private final HostKeyFile file;

    public StoredHostKeys(HostKeyFile file) {
        this.file = file;
    }

    @Override
    public List<HostKeyPin> pinsOf(String host) {
        try {
            return file.of(host).stream().map(StoredHostKeys::pin).toList();
        } catch (ProblemException unreadable) {
            LOG.warn("the file of host keys cannot be read", unreadable);
            return List.of(UNREADABLE);
        }
    }

    private static HostKeyPin pin(String line) {
        int blank = line.indexOf(' ');
        try {
            return new HostKeyPin(line.substring(0, blank), line.substring(blank + 1));
        } catch (IllegalArgumentException notBase64) {
            return UNREADABLE;
        }
    }

    @Override
    public void pin(String host, HostKeyPin pin) {
        try {
            file.add(host, pin.algorithm() + " " + pin.base64());
        } catch (ProblemException unwritable) {
            LOG.warn("the host key of {} could not be kept", host, unwritable);
        }
    }

    @Override
    public boolean mayTrust(String host, HostKeyPin shown) {
        return true;
    }
}
