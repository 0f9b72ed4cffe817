package dev.ecsdeck.forward.peer;

import dev.ecsdeck.forward.peer.SocketTable.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the kernel's tables. Processes of others show their sockets to the administrator alone, which does not
/// matter: their user is in the table.
final class LinuxPeers implements PeerLookup {
    private static final List<String> TABLES = List.of("net/tcp", "net/tcp6");
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d{1,18})]");

    private final Path proc;
    private volatile long lastPid;

    LinuxPeers() {
        this(Path.of("/proc"));
    }

    LinuxPeers(Path proc) {
        this.proc = proc;
    }

    @Override
    public Peer find(InetSocketAddress caller, InetSocketAddress listener, Detail detail) {
        Optional<Entry> found = search(lines -> SocketTable.connection(lines, caller, listener));
        if (found.isEmpty() || found.get().inode() == 0) {
            return new Peer.Gone();
        }
        Entry entry = found.get();
        if (entry.userId() != ownUser()) {
            return new Peer.Other(entry.userId());
        }
        if (detail == Detail.USER) {
            return new Peer.Own(0, Optional.empty());
        }
        return pidOf(entry.inode())
                .map(pid -> new Peer.Own(pid, program(pid)))
                .orElseGet(() -> new Peer.Own(0, Optional.empty()));
    }

    @Override
    public Map<InetSocketAddress, Peer.Own> programs(Set<InetSocketAddress> callers, InetSocketAddress listener) {
        Map<Long, InetSocketAddress> sockets = new HashMap<>();
        for (String table : TABLES) {
            try (Stream<String> lines = Files.lines(proc.resolve(table), StandardCharsets.US_ASCII)) {
                sockets.putAll(SocketTable.connections(lines, callers, listener));
            } catch (IOException | UncheckedIOException _) {
                // A kernel without IPv6 has only the first.
            }
        }
        Map<InetSocketAddress, Peer.Own> found = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (found.size() == sockets.size()) {
                    break;
                }
                long pid = Long.parseLong(process.getFileName().toString());
                for (long inode : socketsOf(pid)) {
                    InetSocketAddress caller = sockets.get(inode);
                    if (caller != null) {
                        found.put(caller, new Peer.Own(pid, program(pid)));
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            return found;
        }
        return found;
    }

    private List<Long> socketsOf(long pid) {
        List<Long> sockets = new ArrayList<>();
        try (DirectoryStream<Path> open = Files.newDirectoryStream(proc.resolve(pid + "/fd"))) {
            for (Path descriptor : open) {
                Matcher socket = SOCKET.matcher(linkOf(descriptor));
                if (socket.matches()) {
                    sockets.add(Long.parseLong(socket.group(1)));
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // Not ours to look into, or over.
        }
        return sockets;
    }

    private static String linkOf(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException _) {
            return "";
        }
    }

    @Override
    public Optional<String> holder(int port) {
        return search(lines -> SocketTable.listener(lines, port))
                .map(entry -> pidOf(entry.inode())
                        .map(pid -> program(pid).map(Path::toString).orElse("?") + " (" + pid + ")")
                        .orElseGet(() -> "uid " + entry.userId()));
    }

    /// Looks through the tables line by line, since the kernel takes milliseconds for each: programs that connect to
    /// loopback mostly stand in the first.
    private Optional<Entry> search(Function<Stream<String>, Optional<Entry>> wanted) {
        for (String table : TABLES) {
            try (Stream<String> lines = Files.lines(proc.resolve(table), StandardCharsets.US_ASCII)) {
                Optional<Entry> found = wanted.apply(lines);
                if (found.isPresent()) {
                    return found;
                }
            } catch (IOException | UncheckedIOException _) {
                // A kernel without IPv6 has only the first.
            }
        }
        return Optional.empty();
    }

    /// Our own user, as the owner of our own entry; -1, which nobody is, if it cannot be read.
    private long ownUser() {
        try {
            return ((Number) Files.getAttribute(proc.resolve("self"), "unix:uid")).longValue();
        } catch (IOException | UnsupportedOperationException _) {
            return -1;
        }
    }

    /// The process that has the socket open. The one of the last answer is asked first: a browser opens many.
    private Optional<Long> pidOf(long inode) {
        long likely = lastPid;
        if (likely > 0 && hasOpen(likely, inode)) {
            return Optional.of(likely);
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (hasOpen(pid, inode)) {
                    lastPid = pid;
                    return Optional.of(pid);
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private boolean hasOpen(long pid, long inode) {
        String wanted = "socket:[" + inode + "]";
        try (DirectoryStream<Path> open = Files.newDirectoryStream(proc.resolve(pid + "/fd"))) {
            for (Path descriptor : open) {
                if (linkOf(descriptor).equals(wanted)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // Not ours to look into, or over.
        }
        return false;
    }

    private Optional<Path> program(long pid) {
        try {
            return Optional.of(Files.readSymbolicLink(proc.resolve(pid + "/exe")));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
