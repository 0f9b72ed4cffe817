package dev.ecsdeck.lab.api;

import dev.ecsdeck.lab.LiveSettings;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.fleet.Power;
import dev.ecsdeck.lab.gateway.SessionBook;
import dev.ecsdeck.model.InstanceState;
import java.util.List;
import java.util.Map;

/// Start, stop and restart.
final class PowerActions {
    private final Place place;
    private final Power power;
    private final LiveSettings settings;
    private final SessionBook sessions;

    PowerActions(Place place, Power power, LiveSettings settings, SessionBook sessions) {
        this.place = place;
        this.power = power;
        this.settings = settings;
        this.sessions = sessions;
    }

    Map<String, Object> startInstance(ApiCall call) {
        Machine machine = ready(call, InstanceState.STOPPED);
        power.start(machine, settings.now().cloud().start());
        return Map.of();
    }

    Map<String, Object> stopInstance(ApiCall call) {
        Machine machine = ready(call, InstanceState.RUNNING, InstanceState.STARTING);
        power.stop(machine, settings.now().cloud().stop());
        sessions.disconnect(machine, "InstanceNotRunning");
        return Map.of();
    }

    Map<String, Object> rebootInstance(ApiCall call) {
        Machine machine = ready(call, InstanceState.RUNNING);
        power.restart(machine, settings.now().cloud().start());
        sessions.disconnect(machine, "InstanceNotRunning");
        return Map.of();
    }

    private Machine ready(ApiCall call, InstanceState... from) {
        Machine machine = place.anywhere(call);
        call.permit("ecs:" + call.action(), Place.resource(machine));
        if (machine.isLocked()) {
            throw ServiceException.of("InstanceLockedForSecurity");
        }
        if (!List.of(from).contains(machine.state())) {
            throw ServiceException.of("IncorrectInstanceStatus");
        }
        if (call.flag("DryRun")) {
            throw ServiceException.of("DryRunOperation");
        }
        return machine;
    }
}
