package dev.ecsdeck.service.keys;

import dev.ecsdeck.link.Link;
import dev.ecsdeck.link.LinkClosedException;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/// A plain TCP connection as a [Link], for those who reach the instance's address.
final class SocketLink implements Link {
    private final Socket socket;

    private SocketLink(Socket socket) {
        this.socket = socket;
    }

    static SocketLink to(HostAndPort address, Duration patience) throws ProblemException {
        InetSocketAddress resolved = new InetSocketAddress(address.host(), address.port());
        if (resolved.isUnresolved()) {
            throw new ProblemException(new Problem.Unreachable(address.toString(), Problem.Hop.NAME, ""));
        }
        Socket socket = new Socket();
        try {
            socket.connect(resolved, (int) patience.toMillis());
            socket.setTcpNoDelay(true);
            return new SocketLink(socket);
        } catch (IOException failed) {
            closeQuietly(socket);
            Problem.Hop hop = switch (failed) {
                case SocketTimeoutException _ -> Problem.Hop.TIMEOUT;
                case ConnectException _ -> Problem.Hop.CONNECT;
                default -> Problem.Hop.BROKEN;
            };
            String detail = failed.getMessage() == null ? "" : failed.getMessage();
            throw new ProblemException(new Problem.Unreachable(address.toString(), hop, detail), failed);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return socket.getInputStream().read(buffer, offset, length);
        } catch (IOException broken) {
            throw socket.isClosed() ? new LinkClosedException("closed here", broken) : broken;
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (socket.isClosed()) {
            throw new LinkClosedException("closed here");
        }
        socket.getOutputStream().write(bytes, offset, length);
    }

    @Override
    public void closeOutput() throws IOException {
        if (!socket.isOutputShutdown()) {
            socket.shutdownOutput();
        }
    }

    @Override
    public void close() {
        closeQuietly(socket);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAnyway) {
            // A socket whose close fails is closed.
        }
    }
}
