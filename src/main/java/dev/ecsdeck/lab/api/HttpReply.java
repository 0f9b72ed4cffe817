package dev.ecsdeck.lab.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What goes back.
///
/// @param ending whether the client gets all of it
record HttpReply(int status, Map<String, String> headers, byte[] body, Ending ending) {
    /// How a reply ends.
    enum Ending {
        WHOLE,
        /// Half of the body, then a broken connection.
        CUT,
        /// A broken connection at once.
        NONE
    }

    static HttpReply json(int status, String text) {
        return new HttpReply(
                status,
                Map.of("Content-Type", "application/json;charset=utf-8"),
                text.getBytes(StandardCharsets.UTF_8),
                Ending.WHOLE);
    }

    static HttpReply text(int status, String text) {
        return new HttpReply(
                status,
                Map.of("Content-Type", "text/plain;charset=utf-8"),
                text.getBytes(StandardCharsets.UTF_8),
                Ending.WHOLE);
    }

    HttpReply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpReply(status, more, body, ending);
    }

    /// What of this reply reaches the client when that goes wrong.
    HttpReply spoiltBy(ApiFaults.Fault fault) {
        return switch (fault) {
            case ApiFaults.Fault.Drop _ -> new HttpReply(status, headers, body, Ending.NONE);
            case ApiFaults.Fault.Cut _ -> new HttpReply(status, headers, body, Ending.CUT);
            case ApiFaults.Fault.Garble garble -> text(garble.status(), garble.body());
            case ApiFaults.Fault.Refuse _, ApiFaults.Fault.Throttle _, ApiFaults.Fault.Delay _ -> this;
        };
    }
}
