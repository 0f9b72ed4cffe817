package dev.ecsdeck.forward.peer;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lines of `/proc/net/tcp` and `/proc/net/tcp6`. Addresses stand there as 32-bit words of the machine's own byte
/// order, in hexadecimal; all machines that we run on are little-endian. Source: the kernel's `tcp_ipv4.c` and
/// `tcp_ipv6.c`, read in November 2026.
final class SocketTable {
    private static final String LISTENING = "0A";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private SocketTable() {}

    /// One socket: the user who owns it and its number. The number is 0 once its program has closed it.
    record Entry(long userId, long inode) {}

    /// The socket at `here` whose other end is `there`.
    static Optional<Entry> connection(Stream<String> lines, InetSocketAddress here, InetSocketAddress there) {
        List<String> local = spellings(here);
        List<String> remote = spellings(there);
        return find(lines, columns -> local.contains(columns[1]) && remote.contains(columns[2]));
    }

    /// The sockets at `here` whose other end is `there`, by their numbers.
    static Map<Long, InetSocketAddress> connections(
            Stream<String> lines, Set<InetSocketAddress> here, InetSocketAddress there) {
        List<String> remote = spellings(there);
        Map<String, InetSocketAddress> local = new HashMap<>();
        here.forEach(address -> spellings(address).forEach(spelling -> local.put(spelling, address)));
        return lines.map(line -> line.strip().split("\\s+", 11))
                .filter(columns -> columns.length >= 10
                        && !columns[9].equals("0")
                        && remote.contains(columns[2])
                        && local.containsKey(columns[1]))
                .collect(Collectors.toMap(
                        columns -> Long.parseLong(columns[9]), columns -> local.get(columns[1]), (one, same) -> one));
    }

    static Optional<Entry> listener(Stream<String> lines, int port) {
        String ending = ":" + HEX.toHexDigits((short) port);
        return find(lines, columns -> columns[1].endsWith(ending) && columns[3].equals(LISTENING));
    }

    private static Optional<Entry> find(Stream<String> lines, Predicate<String[]> wanted) {
        return lines.map(line -> line.strip().split("\\s+", 11))
                .filter(columns -> columns.length >= 10 && columns[1].indexOf(':') > 0 && wanted.test(columns))
                .findFirst()
                .map(columns -> new Entry(Long.parseLong(columns[7]), Long.parseLong(columns[9])));
    }

    /// An IPv4 address stands in either table: in the second as mapped into IPv6.
    private static List<String> spellings(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        String port = ":" + HEX.toHexDigits((short) address.getPort());
        String words = words(host.getAddress());
        return host instanceof Inet4Address
                ? List.of(words + port, "0000000000000000FFFF0000" + words + port)
                : List.of(words + port);
    }

    private static String words(byte[] address) {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < address.length; word += 4) {
            for (int at = word + 3; at >= word; at--) {
                text.append(HEX.toHexDigits(address[at]));
            }
        }
        return text.toString();
    }
}
