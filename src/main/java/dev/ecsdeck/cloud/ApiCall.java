package dev.ecsdeck.cloud;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One action with its parameters, before it is signed. Filled by one thread, then only read.
final class ApiCall {
    /// Whether the same call may be sent twice.
    enum Repeat {
        /// It changes nothing, or carries a client token.
        SAFE,
        /// Only where the service says that it did nothing.
        ONLY_IF_REFUSED
    }

    private final Api api;
    private final String action;
    private final Repeat repeat;
    private final Map<String, String> query = new TreeMap<>();
    private final Map<String, String> form = new TreeMap<>();

    private ApiCall(Api api, String action, Repeat repeat) {
        this.api = api;
        this.action = action;
        this.repeat = repeat;
    }

    static ApiCall read(String action, RegionId region) {
        return new ApiCall(Api.ECS, action, Repeat.SAFE).with("RegionId", region.value());
    }

    static ApiCall write(String action, RegionId region) {
        return new ApiCall(Api.ECS, action, Repeat.ONLY_IF_REFUSED).with("RegionId", region.value());
    }

    /// A write that the service recognises when it comes again, by `token`.
    static ApiCall writeOnce(String action, RegionId region, String token) {
        return new ApiCall(Api.ECS, action, Repeat.SAFE)
                .with("RegionId", region.value())
                .with("ClientToken", token);
    }

    /// An action whose region is only its endpoint.
    static ApiCall of(Api api, String action, Repeat repeat) {
        return new ApiCall(api, action, repeat);
    }

    ApiCall with(String name, String value) {
        query.put(name, value);
        return this;
    }

    ApiCall with(String name, long value) {
        return with(name, Long.toString(value));
    }

    ApiCall with(String name, boolean value) {
        return with(name, Boolean.toString(value));
    }

    ApiCall with(String name, Optional<String> value) {
        value.ifPresent(present -> with(name, present));
        return this;
    }

    /// `Name.1`, `Name.2`, …
    ApiCall withEach(String name, Collection<InstanceId> values) {
        int number = 0;
        for (InstanceId value : values) {
            with(name + "." + ++number, value.value());
        }
        return this;
    }

    /// Large or secret: goes in the body.
    ApiCall inBody(String name, String value) {
        form.put(name, value);
        return this;
    }

    Api api() {
        return api;
    }

    String action() {
        return action;
    }

    boolean mayRepeat() {
        return repeat == Repeat.SAFE;
    }

    /// As RAM policies write it, such as `ecs:StartTerminalSession`.
    String permission() {
        return api.product() + ":" + action;
    }

    Map<String, String> query() {
        return query;
    }

    /// Empty when there is no body.
    Map<String, String> form() {
        return form;
    }

    /// Says the action alone: parameters may hold what is nobody's business.
    @Override
    public String toString() {
        return permission();
    }
}
