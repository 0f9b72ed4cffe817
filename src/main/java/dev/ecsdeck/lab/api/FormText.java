package dev.ecsdeck.lab.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The two spellings of a query: forms as browsers and libraries write them, and RFC 3986 as signatures want it.
final class FormText {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private FormText() {}

    /// Reads `a=1&b=x+y`; an [IllegalArgumentException] for a broken escape.
    static List<HttpRequest.Field> decode(String text) {
        List<HttpRequest.Field> fields = new ArrayList<>();
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            fields.add(new HttpRequest.Field(plain(name), plain(value)));
        }
        return List.copyOf(fields);
    }

    private static String plain(String escaped) {
        return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    }

    /// Every byte escaped but letters, digits and `-_.~`.
    static String encode(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            boolean plain = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (plain || c == '-' || c == '_' || c == '.' || c == '~') {
                out.append((char) c);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }
}
