package dev.ecsdeck.lab.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// The parameters of one StartTerminalSession, each checked as the service checks it.
record StartRequest(
        String instanceId,
        OptionalInt port,
        Optional<String> targetServer,
        Optional<String> commandLine,
        Optional<String> userName,
        boolean intranet,
        boolean encrypted,
        Optional<String> clientToken) {

    private static final int MAX_TOKEN = 64;
    private static final int MAX_COMMAND = 512;
    private static final int MAX_TARGET = 128;
    private static final int MAX_NAME = 255;
    private static final int MAX_PORT = 65_535;

    static StartRequest of(ApiCall call) {
        Optional<String> token = call.text("ClientToken");
        if (token.filter(t -> t.length() > MAX_TOKEN || !t.chars().allMatch(c -> c < 128))
                .isPresent()) {
            throw ServiceException.of("InvalidClientToken.Malformed");
        }
        OptionalInt port = port(call);
        Optional<String> target = call.text("TargetServer");
        Optional<String> command = call.text("CommandLine");
        String instance = instance(call, target.isPresent() || command.isPresent());
        String network = call.text("ConnectionType").orElse("Internet");
        if (!network.equals("Internet") && !network.equals("Intranet")) {
            throw ServiceException.of("InvalidParameter.ConnectionType");
        }
        if (command.isPresent() && (port.isPresent() || target.isPresent())) {
            throw ServiceException.of("InvalidCommandLine.Conflict");
        }
        if (target.isPresent() && port.isEmpty()) {
            throw ServiceException.of("InvalidTargetServer.MissingPortNumber");
        }
        limit(command, MAX_COMMAND, "InvalidCommandLine.LengthLimitExceeded");
        limit(target, MAX_TARGET, "InvalidTargetServer.LengthLimitExceeded");
        limit(call.text("Username"), MAX_NAME, "Username.ExceedLimit");
        limit(call.text("PasswordName"), MAX_NAME, "InvalidPasswordName.LengthLimitExceeded");
        boolean encrypted = encrypted(call, port.isPresent() || target.isPresent());
        return new StartRequest(
                instance, port, target, command, call.text("Username"), network.equals("Intranet"), encrypted, token);
    }

    private static String instance(ApiCall call, boolean single) {
        List<String> ids = call.list("InstanceId");
        if (ids.isEmpty()) {
            throw ServiceException.missing("InstanceId");
        }
        if (ids.size() > 1) {
            throw ServiceException.of(single ? "InvalidInstanceIds.CountLimitExceeded" : "InstanceIds.ExceedLimit");
        }
        return ids.getFirst();
    }

    private static OptionalInt port(ApiCall call) {
        Optional<String> text = call.text("PortNumber");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int port = Integer.parseInt(text.get());
            if (port >= 1 && port <= MAX_PORT) {
                return OptionalInt.of(port);
            }
        } catch (NumberFormatException notOne) {
            // Refused below, as a number out of range is.
        }
        throw ServiceException.of("PortNumber.Invalid");
    }

    private static boolean encrypted(ApiCall call, boolean forward) {
        Optional<JsonNode> options = call.object("EncryptionOptions");
        if (options.isEmpty()) {
            return false;
        }
        boolean enabled = options.get().path("Enabled").asBoolean(false);
        String mode = options.get().path("Mode").asString("");
        String kmsKey = options.get().path("KMSKeyId").asString("");
        if (!enabled) {
            if (!mode.isEmpty()) {
                throw ServiceException.of("InvalidEncryptionOptionsMode.EncryptionDisabled");
            }
            return false;
        }
        switch (mode) {
            case "", "Auto" -> {
                if (!kmsKey.isEmpty()) {
                    throw ServiceException.of("InvalidParameter.EncryptionOptionsKMSKeyId");
                }
            }
            case "Kms" -> {
                if (kmsKey.isEmpty()) {
                    throw ServiceException.of("MissingParameter.EncryptionOptionsKMSKeyId");
                }
                // The Lab has no key service, so that no key of it can be right.
                throw ServiceException.of("InvalidParameter.EncryptionOptionsKMSKeyId");
            }
            default -> throw ServiceException.of("InvalidParameter.EncryptionOptionsMode");
        }
        if (forward) {
            throw ServiceException.of("InvalidEncryptionOptions.Conflict");
        }
        return true;
    }

    private static void limit(Optional<String> text, int most, String code) {
        if (text.filter(t -> t.length() > most).isPresent()) {
            throw ServiceException.of(code);
        }
    }
}
