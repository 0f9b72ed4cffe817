package dev.ecsdeck.session;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/// Sockets that give up when more than a bound arrives without a whole message. OkHttp gathers a message of any
/// length in memory before it hands it over; this is where an endless one is stopped. Says before each reading that
/// would wait that everything read before has been handed over. Also asks the system to probe idle connections, so
/// that a vanished peer is noticed. Thread-safe.
final class BoundedSockets extends SocketFactory {
    private final long bound;
    private final Runnable drained;
    private final AtomicLong sinceMessage = new AtomicLong();

    /// The peer sent more than the bound.
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException(long bytes) {
            super(bytes + " bytes and no end of the message");
        }
    }

    /// @param drained called before each reading of a socket that has no bytes at hand, by whoever reads it
    BoundedSockets(long bound, Runnable drained) {
        this.bound = bound;
        this.drained = drained;
    }

    /// A whole message has come: begin to count again.
    void messageArrived() {
        sinceMessage.set(0);
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Counted();
        socket.setKeepAlive(true);
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }

    private final class Counted extends Socket {
        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    tellDrained();
                    return (int) counted(super.read(), 1);
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    tellDrained();
                    int read = super.read(buffer, offset, length);
                    return (int) counted(read, read);
                }

                private void tellDrained() throws IOException {
                    if (available() == 0) {
                        drained.run();
                    }
                }
            };
        }

        private long counted(int result, int bytes) throws IOException {
            if (result >= 0) {
                long total = sinceMessage.addAndGet(bytes);
                if (total > bound) {
                    throw new TooLongException(total);
                }
            }
            return result;
        }
    }
}
