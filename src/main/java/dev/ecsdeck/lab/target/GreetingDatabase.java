package dev.ecsdeck.lab.target;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A service that speaks first, as MySQL does (its handshake of version 10), and then lets nobody in.
final class GreetingDatabase implements LoopbackService.Talk {
    private static final int ACCESS_DENIED = 1045;
    private static final int UTF8 = 45;

    @Override
    public void with(Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        DataInputStream in = new DataInputStream(client.getInputStream());
        out.write(packet(0, greeting()));
        out.flush();
        byte[] head = new byte[4];
        in.readFully(head);
        int length = head[0] & 0xFF | (head[1] & 0xFF) << 8 | (head[2] & 0xFF) << 16;
        in.skipNBytes(length);
        out.write(packet(head[3] + 1, refusal()));
        out.flush();
    }

    private static byte[] greeting() {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(10);
        packet.writeBytes("8.0.36-lab\0".getBytes(StandardCharsets.US_ASCII));
        packet.writeBytes(new byte[] {1, 0, 0, 0});
        packet.writeBytes("eightsal\0".getBytes(StandardCharsets.US_ASCII));
        packet.writeBytes(new byte[] {0, (byte) 0x82, UTF8, 2, 0, 8, 0, 21});
        packet.writeBytes(new byte[10]);
        packet.writeBytes("twelvesalted\0".getBytes(StandardCharsets.US_ASCII));
        packet.writeBytes("mysql_native_password\0".getBytes(StandardCharsets.US_ASCII));
        return packet.toByteArray();
    }

    private static byte[] refusal() {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(0xFF);
        packet.write(ACCESS_DENIED & 0xFF);
        packet.write(ACCESS_DENIED >> 8);
        packet.writeBytes("#28000The Lab's database only greets; it has no tables".getBytes(StandardCharsets.US_ASCII));
        return packet.toByteArray();
    }

    private static byte[] packet(int sequence, byte[] payload) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(payload.length);
        packet.write(payload.length >> 8);
        packet.write(payload.length >> 16);
        packet.write(sequence);
        packet.writeBytes(payload);
        return packet.toByteArray();
    }
}
