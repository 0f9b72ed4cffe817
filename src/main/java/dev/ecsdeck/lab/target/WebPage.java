package dev.ecsdeck.lab.target;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A small web server: one page, and `/bytes/N` for N bytes. Keeps connections alive as HTTP/1.1 wants it.
final class WebPage implements LoopbackService.Talk {
    private static final long LARGEST = 1L << 31;
    private static final int LONGEST_LINE = 8192;
    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>A machine of the Lab</title></head>
            <body style="font-family:sans-serif;margin:4rem"><h1>It works</h1>
            <p>This page came from a machine of the Lab, through a session and a forward.</p>
            <p>\u8fd9\u4e2a\u9875\u9762\u6765\u81ea\u5b9e\u9a8c\u5ba4\u91cc\u7684\u4e00\u53f0\u5b9e\u4f8b\u3002</p>
            </body></html>
            """;

    @Override
    public void with(Socket client) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        OutputStream out = new BufferedOutputStream(client.getOutputStream());
        boolean again = true;
        while (again) {
            String request = line(in);
            if (request.isEmpty()) {
                return;
            }
            again = !request.endsWith("HTTP/1.0");
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                again &= !header.toLowerCase(Locale.ROOT).replace(" ", "").equals("connection:close");
            }
            answer(request.split(" "), out);
            out.flush();
        }
    }

    private static void answer(String[] request, OutputStream out) throws IOException {
        String path = request.length < 2 ? "" : request[1];
        if (!request[0].equals("GET") && !request[0].equals("HEAD")) {
            head(out, "405 Method Not Allowed", "text/plain", 0);
        } else if (path.equals("/")) {
            byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
            head(out, "200 OK", "text/html; charset=utf-8", page.length);
            out.write(request[0].equals("GET") ? page : new byte[0]);
        } else if (path.matches("/bytes/\\d{1,10}")) {
            bytes(request[0].equals("GET"), Math.min(LARGEST, Long.parseLong(path.substring(7))), out);
        } else {
            head(out, "404 Not Found", "text/plain", 0);
        }
    }

    private static void bytes(boolean wanted, long count, OutputStream out) throws IOException {
        head(out, "200 OK", "application/octet-stream", count);
        byte[] piece = new byte[8192];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = (byte) i;
        }
        long left = wanted ? count : 0;
        while (left > 0) {
            int length = (int) Math.min(left, piece.length);
            out.write(piece, 0, length);
            left -= length;
        }
    }

    private static void head(OutputStream out, String status, String type, long length) throws IOException {
        String[] lines = {"HTTP/1.1 " + status, "Content-Type: " + type, "Content-Length: " + length, "", ""};
        out.write(String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (text.length() > LONGEST_LINE) {
                throw new IOException("a line of more than " + LONGEST_LINE + " characters");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }
}
