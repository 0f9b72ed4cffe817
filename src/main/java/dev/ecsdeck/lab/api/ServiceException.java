package dev.ecsdeck.lab.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer of refusal: code, HTTP status and text as the service gives them, with whatever else belongs to it.
final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Map<String, Known> TABLE = load();

    private record Known(int status, String message) {}

    private final String code;
    private final int status;
    private final transient Map<String, Object> extras = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    private ServiceException(String code, int status, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    /// The error of that code, its text as published; `%s` in the text takes the values in order.
    static ServiceException of(String code, Object... values) {
        Known known = TABLE.getOrDefault(code, new Known(400, "The request was refused."));
        String text = values.length == 0 ? known.message : String.format(known.message, values);
        return new ServiceException(code, known.status, text);
    }

    static ServiceException missing(String parameter) {
        return of("MissingParameter", parameter);
    }

    static ServiceException invalid(String parameter) {
        return of("InvalidParameter", parameter);
    }

    /// The same error with more said after its text.
    ServiceException saying(String more) {
        ServiceException longer = new ServiceException(code, status, getMessage() + more);
        longer.extras.putAll(extras);
        longer.headers.putAll(headers);
        return longer;
    }

    /// Adds a field to the envelope.
    ServiceException with(String field, Object value) {
        extras.put(field, value);
        return this;
    }

    ServiceException withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    static boolean isKnown(String code) {
        return TABLE.containsKey(code);
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    Map<String, Object> extras() {
        return extras;
    }

    Map<String, String> headers() {
        return headers;
    }

    private static Map<String, Known> load() {
        try (InputStream in = ServiceException.class.getResourceAsStream("/dev/ecsdeck/lab/errors.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the table of errors is missing");
            }
            Map<String, Known> table = new HashMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] cells = line.split("\t", 3);
                table.put(cells[0], new Known(Integer.parseInt(cells[1]), cells[2]));
            }
            return Map.copyOf(table);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
