package dev.ecsdeck.lab.api;

import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.Logons;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Key pairs and passwords: both take effect at the next restart by the API.
final class KeyPairActions {
    private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\d:_-]{1,127}");
    private static final Pattern PUBLIC_KEY =
            Pattern.compile("(ssh-rsa|ssh-dss|ecdsa-sha2-nistp\\d{3}) [A-Za-z0-9+/]{60,}={0,2}( .*)?");
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9()`~!@#$%^&*\\-_+=|{}\\[\\]:;'<>,.?/]{8,30}");
    private static final int MAX_IDS = 50;

    private final Place place;
    private final Logons logons;
    private final InstantSource clock;
    private final KeyPairs pairs = new KeyPairs();

    KeyPairActions(Place place, Logons logons, InstantSource clock) {
        this.place = place;
        this.logons = logons;
        this.clock = clock;
    }

    Map<String, Object> describeKeyPairs(ApiCall call) {
        RegionId region = place.region(call);
        call.permit("ecs:DescribeKeyPairs", "*");
        String wanted = call.text("KeyPairName").orElse("*");
        Pattern pattern = Pattern.compile(Pattern.quote(wanted).replace("*", "\\E.*\\Q"));
        boolean withKey = call.flag("IncludePublicKey");
        List<KeyPairs.Kept> found = pairs.in(region).stream()
                .filter(pair -> pattern.matcher(pair.name()).matches())
                .filter(pair -> call.text("KeyPairFingerPrint")
                        .map(pair.fingerprint()::equals)
                        .orElse(true))
                .toList();
        return Paging.byNumber(call, found, 50, "KeyPairs", "KeyPair", pair -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("KeyPairName", pair.name());
            row.put("KeyPairFingerPrint", pair.fingerprint());
            row.put("CreationTime", InventoryActions.minutes(pair.created()));
            row.put("ResourceGroupId", "");
            row.put("Tags", Map.of("Tag", List.of()));
            if (withKey) {
                row.put("PublicKey", pair.publicKey());
            }
            return row;
        });
    }

    Map<String, Object> createKeyPair(ApiCall call) {
        RegionId region = place.region(call);
        String name = name(call);
        call.permit("ecs:CreateKeyPair", "*");
        KeyPairs.Fresh fresh = pairs.create(region, name, clock.instant());
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("KeyPairName", name);
        reply.put("KeyPairId", "ssh-lab" + Integer.toHexString(name.hashCode()));
        reply.put("KeyPairFingerPrint", fresh.kept().fingerprint());
        reply.put("PrivateKeyBody", fresh.privateKey());
        return reply;
    }

    Map<String, Object> importKeyPair(ApiCall call) {
        RegionId region = place.region(call);
        String name = name(call);
        call.permit("ecs:ImportKeyPair", "*");
        String line = call.required("PublicKeyBody").strip();
        if (!PUBLIC_KEY.matcher(line).matches() || !KeyPairs.isReadable(line)) {
            throw ServiceException.of("InvalidPublicKeyBody.ValueNotSupported");
        }
        KeyPairs.Kept kept = pairs.keep(region, name, line, clock.instant());
        return Map.of("KeyPairName", name, "KeyPairFingerPrint", kept.fingerprint());
    }

    private static String name(ApiCall call) {
        String name = call.required("KeyPairName");
        if (!NAME.matcher(name).matches() || name.matches("https?:.*")) {
            throw ServiceException.of("InvalidKeyPairName.Malformed");
        }
        return name;
    }

    Map<String, Object> attachKeyPair(ApiCall call) {
        RegionId region = place.region(call);
        KeyPairs.Kept pair = pairs.find(region, call.required("KeyPairName"))
                .orElseThrow(() -> ServiceException.of("InvalidKeyPairName.NotFound"));
        return each(call, region, pair.name(), machine -> {
            if (machine.isWindows()) {
                return Optional.of("DependencyViolation.WindowsInstance");
            }
            machine.bindKeyPair(pair.name());
            logons.changeKey(machine, pair.publicKey());
            return Optional.empty();
        });
    }

    Map<String, Object> detachKeyPair(ApiCall call) {
        RegionId region = place.region(call);
        String name = call.required("KeyPairName");
        return each(call, region, name, machine -> {
            if (!machine.keyPairName().equals(name)) {
                return Optional.of("InvalidKeyPairName.NotFound");
            }
            machine.bindKeyPair("");
            logons.changeKey(machine, "");
            return Optional.empty();
        });
    }

    /// Does one step on each machine and answers with every result; an empty one is good.
    private interface Step {
        Optional<String> on(Machine machine);
    }

    private Map<String, Object> each(ApiCall call, RegionId region, String name, Step step) {
        List<String> ids = call.array("InstanceIds").orElseThrow(() -> ServiceException.missing("InstanceIds"));
        if (ids.isEmpty() || ids.size() > MAX_IDS) {
            throw ServiceException.of("InvalidInstanceIds.ValueNotSupported");
        }
        List<Object> results = new ArrayList<>();
        int failed = 0;
        for (String id : ids) {
            Optional<Machine> machine = InstanceId.parse(id)
                    .flatMap(place.fleet()::find)
                    .filter(found -> found.region().equals(region));
            machine.ifPresent(found -> call.permit("ecs:" + call.action(), Place.resource(found)));
            Optional<String> error = machine.map(step::on).orElse(Optional.of("InvalidInstanceId.NotFound"));
            failed += error.isPresent() ? 1 : 0;
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("InstanceId", id);
            result.put("Success", Boolean.toString(error.isEmpty()));
            result.put("Code", error.orElse("200"));
            result.put(
                    "Message",
                    error.map(code -> ServiceException.of(code).text()).orElse("successful"));
            results.add(result);
        }
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("KeyPairName", name);
        reply.put("TotalCount", Integer.toString(ids.size()));
        reply.put("FailCount", Integer.toString(failed));
        reply.put("Results", Map.of("Result", results));
        return reply;
    }

    Map<String, Object> deleteKeyPairs(ApiCall call) {
        RegionId region = place.region(call);
        call.permit("ecs:DeleteKeyPairs", "*");
        List<String> names = call.array("KeyPairNames").orElseThrow(() -> ServiceException.missing("KeyPairNames"));
        for (String name : names) {
            if (pairs.find(region, name).isEmpty()) {
                throw ServiceException.of("InvalidKeyPairNames.ValueNotSupported");
            }
            if (place.fleet().in(region).stream().anyMatch(m -> m.keyPairName().equals(name))) {
                throw ServiceException.of("InvalidParameter.KeypairAlreadyAttachedInstance");
            }
        }
        names.forEach(name -> pairs.delete(region, name));
        return Map.of();
    }

    Map<String, Object> modifyInstanceAttribute(ApiCall call) {
        Machine machine = place.anywhere(call);
        call.permit("ecs:ModifyInstanceAttribute", Place.resource(machine));
        if (machine.isLocked()) {
            throw ServiceException.of("InstanceLockedForSecurity");
        }
        if (machine.state() == InstanceState.STARTING || machine.state() == InstanceState.PENDING) {
            throw ServiceException.of("IncorrectInstanceStatus");
        }
        String password = call.required("Password");
        if (!PASSWORD.matcher(password).matches()
                || kinds(password) < 3
                || machine.isWindows() && password.startsWith("/")) {
            throw ServiceException.of("InvalidPassword.Malformed");
        }
        logons.changePassword(machine, password);
        return Map.of();
    }

    private static int kinds(String password) {
        int kinds = 0;
        for (String kind : List.of(".*[A-Z].*", ".*[a-z].*", ".*[0-9].*", ".*[^A-Za-z0-9].*")) {
            kinds += password.matches(kind) ? 1 : 0;
        }
        return kinds;
    }

    /// Where a person can look at the machine's screen.
    Map<String, Object> describeInstanceVncUrl(ApiCall call, String endpoint) {
        RegionId region = place.region(call);
        Machine machine = place.machine(region, call.required("InstanceId"));
        call.permit("ecs:DescribeInstanceVncUrl", Place.resource(machine));
        if (machine.state() != InstanceState.RUNNING) {
            throw ServiceException.of("IncorrectInstanceStatus");
        }
        return Map.of("VncUrl", endpoint + "/vnc/" + machine.id());
    }
}
