package dev.ecsdeck.lab.api;

import java.util.Map;

/// Answers one action with the fields of its reply, the request id excepted; or throws [ServiceException].
@FunctionalInterface
interface Action {
    Map<String, Object> answer(ApiCall call);
}
