package dev.ecsdeck.cloud;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// One answer of the gateway.
///
/// @param json what it said; an empty object if it was no JSON
/// @param understood whether it was JSON, or the gateway's XML form of an error
/// @param retryAfter the service's own wish, from `x-acs-retry-after` (milliseconds)
/// @param date the service's clock
record ApiReply(
        int status,
        JsonNode json,
        boolean understood,
        String contentType,
        Optional<Duration> retryAfter,
        Optional<Instant> date) {
    static ApiReply of(int status, Headers headers, String body) {
        String type = Optional.ofNullable(headers.get("content-type")).orElse("no type");
        Optional<JsonNode> json = parse(body);
        return new ApiReply(
                status,
                json.orElseGet(JsonNodeFactory.instance::objectNode),
                json.isPresent(),
                type,
                retryAfter(headers.get("x-acs-retry-after")),
                date(headers.get("date")));
    }

    boolean isSuccess() {
        return status >= 200 && status < 300 && understood && code().isEmpty();
    }

    /// The error's code, empty if there is none.
    String code() {
        return status >= 400 ? field("Code", "code") : "";
    }

    String message() {
        return field("Message", "message");
    }

    String requestId() {
        return field("RequestId", "requestId");
    }

    boolean isThrottled() {
        return code().contains("Throttling") || status == 429;
    }

    private String field(String name, String otherName) {
        String text = Json.text(json, name);
        return text.isEmpty() ? Json.text(json, otherName) : text;
    }

    private static Optional<JsonNode> parse(String body) {
        try {
            JsonNode node = JsonMapper.shared().readTree(body);
            return node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (JacksonException noJson) {
            return body.contains("<Error>") ? Optional.of(ofXml(body)) : Optional.empty();
        }
    }

    /// Some gateway errors come as XML of one flat level.
    private static JsonNode ofXml(String body) {
        var node = JsonNodeFactory.instance.objectNode();
        for (String name : new String[] {"Code", "Message", "RequestId"}) {
            Matcher m = Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(body);
            node.put(name, m.find() ? m.group(1) : "");
        }
        return node;
    }

    private static Optional<Duration> retryAfter(@Nullable String millis) {
        try {
            return Optional.ofNullable(millis).map(text -> Duration.ofMillis(Long.parseLong(text.strip())));
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(@Nullable String header) {
        try {
            return Optional.ofNullable(header)
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }
}
