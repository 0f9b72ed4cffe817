package dev.ecsdeck.app.tour;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// A picture as PNG: true colour without alpha, each line as the difference to the one above, which is what screens
/// compress best with. Source: PNG specification, third edition, 2025.
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int TRUE_COLOUR = 2;
    private static final int UP = 2;
    private static final int CHANNELS = 3;

    private Png() {}

    public static byte[] encode(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
        head.put((byte) 8).put((byte) TRUE_COLOUR).put(new byte[3]);
        chunk(out, "IHDR", head.array());
        chunk(out, "IDAT", deflate(lines(pixels, width, height)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] lines(int[] pixels, int width, int height) {
        byte[] lines = new byte[height * (1 + width * CHANNELS)];
        int at = 0;
        for (int y = 0; y < height; y++) {
            lines[at++] = UP;
            for (int x = 0; x < width; x++) {
                int now = pixels[y * width + x];
                int above = y == 0 ? 0 : pixels[(y - 1) * width + x];
                lines[at++] = (byte) ((now >> 16) - (above >> 16));
                lines[at++] = (byte) ((now >> 8) - (above >> 8));
                lines[at++] = (byte) (now - above);
            }
        }
        return lines;
    }

    private static byte[] deflate(byte[] raw) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(raw);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[64 * 1024];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(name);
        out.writeBytes(content);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
