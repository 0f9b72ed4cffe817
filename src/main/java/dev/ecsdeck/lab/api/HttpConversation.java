package dev.ecsdeck.lab.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// HTTP/1.1 on one connection: requests in order until the client has had enough. Its own thread only.
final class HttpConversation {
    private static final int MAX_LINE = 128 * 1024;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_BODY = 1024 * 1024;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Socket socket;
    private final HttpDoor.Handler handler;
    private final InstantSource clock;
    private final InputStream in;

    HttpConversation(Socket socket, HttpDoor.Handler handler, InstantSource clock) throws IOException {
        this.socket = socket;
        this.handler = handler;
        this.clock = clock;
        this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        socket.setTcpNoDelay(true);
    }

    void run() throws IOException {
        while (true) {
            String start = line();
            if (start.isEmpty()) {
                return;
            }
            String[] parts = start.split(" ", -1);
            if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
                send(HttpReply.text(400, "not HTTP"), true);
                return;
            }
            Map<String, String> headers = headers();
            boolean last = parts[2].endsWith("1.0")
                    || headers.getOrDefault("connection", "")
                            .toLowerCase(Locale.ROOT)
                            .contains("close");
            if (headers.containsKey("expect")) {
                socket.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            byte[] body = body(headers);
            if (!send(answer(parts, headers, body), last) || last) {
                return;
            }
        }
    }

    private HttpReply answer(String[] parts, Map<String, String> headers, byte[] body) {
        String target = parts[1];
        int mark = target.indexOf('?');
        try {
            return handler.answer(new HttpRequest(
                    parts[0],
                    mark < 0 ? target : target.substring(0, mark),
                    FormText.decode(mark < 0 ? "" : target.substring(mark + 1)),
                    headers,
                    body,
                    socket.getInetAddress().getHostAddress()));
        } catch (IllegalArgumentException brokenEscape) {
            return HttpReply.text(400, "a broken escape");
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < MAX_HEADERS; i++) {
            String line = line();
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new ProtocolException("a header without a colon");
            }
            headers.merge(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (first, more) -> first + "," + more);
        }
        throw new ProtocolException("too many headers");
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        String length = headers.getOrDefault("content-length", "0");
        try {
            return exactly(Integer.parseInt(length));
        } catch (NumberFormatException notOne) {
            throw new ProtocolException("content-length " + length);
        }
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            String size = line().split(";", 2)[0].strip();
            byte[] chunk;
            try {
                chunk = exactly(Integer.parseInt(size, 16));
            } catch (NumberFormatException notOne) {
                throw new ProtocolException("chunk size " + size);
            }
            if (chunk.length == 0) {
                while (!line().isEmpty()) {
                    // Trailers carry nothing for us.
                }
                return all.toByteArray();
            }
            all.writeBytes(chunk);
            line();
            if (all.size() > MAX_BODY) {
                throw new ProtocolException("body too long");
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        if (length < 0 || length > MAX_BODY) {
            throw new ProtocolException("length " + length);
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    /// The next line without its end; empty at the end of the stream.
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() >= MAX_LINE) {
                throw new ProtocolException("line too long");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /// Writes head and body at once; false when the connection is over.
    private boolean send(HttpReply reply, boolean last) throws IOException {
        if (reply.ending() == HttpReply.Ending.NONE) {
            socket.setSoLinger(true, 0);
            return false;
        }
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Status\r\n");
        head.append("Date: ").append(HTTP_DATE.format(clock.instant())).append("\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(reply.body().length).append("\r\n");
        head.append("Connection: ").append(last ? "close" : "keep-alive").append("\r\n\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream(512 + reply.body().length);
        whole.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        boolean cut = reply.ending() == HttpReply.Ending.CUT;
        whole.write(reply.body(), 0, cut ? reply.body().length / 2 : reply.body().length);
        socket.getOutputStream().write(whole.toByteArray());
        socket.getOutputStream().flush();
        return !cut;
    }
}
