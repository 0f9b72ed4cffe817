package dev.ecsdeck.lab.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One request as it came: names and values of the query are decoded, header names are lower case.
///
/// @param path as sent, without the query
/// @param peer address of the other end
record HttpRequest(
        String method, String path, List<Field> query, Map<String, String> headers, byte[] body, String peer) {
    /// A decoded name and value of a query or a form.
    record Field(String name, String value) {}

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    boolean isForm() {
        return header("content-type").orElse("").toLowerCase(Locale.ROOT).startsWith(FORM_TYPE);
    }

    /// The fields of a form body; none for any other body.
    List<Field> form() {
        return isForm() ? FormText.decode(new String(body, StandardCharsets.UTF_8)) : List.of();
    }

    private static final String FORM_TYPE = "application/x-www-form-urlencoded";
}
