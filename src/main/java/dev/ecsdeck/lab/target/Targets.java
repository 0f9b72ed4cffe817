package dev.ecsdeck.lab.target;

import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.InstanceState;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Where a name and a port of the Lab really are: always on loopback. Thread-safe.
public final class Targets {
    private static final int FIRST_FREE_FOR_ALL = 1024;

    private final Map<String, Integer> hosts = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> everywhere = new ConcurrentHashMap<>();
    private final Map<Integer, PortFinder> finders = new ConcurrentHashMap<>();
    private final Map<String, Integer> services = new ConcurrentHashMap<>();
    private final Map<String, Machine> machines = new ConcurrentHashMap<>();

    /// Finds the real port of a machine's service.
    @FunctionalInterface
    public interface PortFinder {
        /// @return 0 where the port is closed
        int portOf(Machine machine) throws IOException;
    }

    /// Puts a host of the VPC in the table.
    public void put(String host, int port, int realPort) {
        hosts.put(host.toLowerCase(Locale.ROOT) + ":" + port, realPort);
    }

    /// Lets the other machines reach this one by its address in the VPC.
    public void put(Machine machine) {
        machines.put(machine.facts().privateIp(), machine);
    }

    /// Puts a service on every machine that has none of its own on that port.
    public void putService(int port, int realPort) {
        everywhere.put(port, realPort);
    }

    /// Puts a service on every machine that finds its own port when it is first asked for.
    public void putService(int port, PortFinder finder) {
        finders.put(port, finder);
    }

    /// Puts a service on one machine; a real port of 0 closes the port there.
    public void putService(Machine machine, int port, int realPort) {
        services.put(machine.id() + ":" + port, realPort);
    }

    /// @param targetServer the host behind the machine; empty for the machine itself
    /// @throws UnknownHostException if the Lab has no such host
    /// @throws ConnectException if the port is closed
    public InetSocketAddress resolve(Machine machine, Optional<String> targetServer, int port) throws IOException {
        String host = targetServer.orElse("localhost").toLowerCase(Locale.ROOT);
        Integer named = hosts.get(host + ":" + port);
        if (named != null) {
            return loopback(named);
        }
        Machine other = machines.get(host);
        if (other != null) {
            Integer open = other.state() == InstanceState.RUNNING ? own(other, port) : null;
            if (open == null || open == 0) {
                throw refused(port);
            }
            return loopback(open);
        }
        if (!host.equals("localhost") && !host.equals("127.0.0.1") && !host.equals("::1")) {
            boolean known = hosts.keySet().stream().anyMatch(key -> key.startsWith(host + ":"));
            throw known ? refused(port) : new UnknownHostException("lookup " + host + ": no such host");
        }
        Integer own = own(machine, port);
        if (own != null ? own == 0 : port < FIRST_FREE_FOR_ALL) {
            throw refused(port);
        }
        return loopback(own == null ? port : own);
    }

    private @Nullable Integer own(Machine machine, int port) throws IOException {
        Integer own = services.getOrDefault(machine.id() + ":" + port, everywhere.get(port));
        PortFinder finder = finders.get(port);
        return own == null && finder != null ? Integer.valueOf(finder.portOf(machine)) : own;
    }

    private static ConnectException refused(int port) {
        return new ConnectException("dial tcp port " + port + ": connection refused");
    }

    private static InetSocketAddress loopback(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }
}
