package dev.ecsdeck.bench;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// What floods a terminal: patterns that are sent again and again.
final class Floods {
    private Floods() {}

    /// By name, in the order of the report.
    static Map<String, byte[]> all() {
        Map<String, byte[]> floods = new LinkedHashMap<>();
        floods.put("yes", bytes("y\r\n".repeat(20_000)));
        StringBuilder numbers = new StringBuilder();
        for (int number = 1_000_000; number < 1_020_000; number++) {
            numbers.append(number).append("\r\n");
        }
        floods.put("seq", bytes(numbers.toString()));
        floods.put("log lines", logLines());
        floods.put("256 colours", bytes(colours()));
        floods.put("cjk", bytes("订单库响应慢，先看连接数；慢查询日志里有三条超过两秒的语句。\r\n".repeat(500)));
        floods.put("redraw", bytes(redraws()));
        return floods;
    }

    static byte[] logLines() {
        return bytes(logText());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String logText() {
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < 2000; line++) {
            lines.append(String.format(
                    "2026-11-22T09:41:%02d.%03d INFO  [worker-%d] request %08x served in %d ms, status 200, %d bytes\r%n",
                    line % 60, line % 1000, line % 16, line * 7919, line % 97, line * 31));
        }
        return lines.toString();
    }

    private static String colours() {
        StringBuilder words = new StringBuilder();
        Random random = new Random(1);
        for (int word = 1; word < 20_000; word++) {
            words.append("\u001b[38;5;")
                    .append(random.nextInt(256))
                    .append("mword")
                    .append(word)
                    .append(' ');
            if (word % 12 == 0) {
                words.append("\u001b[0m\r\n");
            }
        }
        return words.toString();
    }

    private static String redraws() {
        StringBuilder screens = new StringBuilder();
        for (int screen = 0; screen < 50; screen++) {
            screens.append("\u001b[H");
            for (int row = 1; row <= 30; row++) {
                screens.append("\u001b[")
                        .append(row)
                        .append(";1H\u001b[3")
                        .append((row + screen) % 8)
                        .append('m');
                screens.append(
                        String.format("%5d user  20   0 %8d %6d S %4.1f", row, screen * row, row * 31, row / 3.0));
                screens.append("\u001b[0m\u001b[K");
            }
        }
        return screens.toString();
    }
}
