package dev.ecsdeck.cloud;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;

/// StartInstance, StopInstance and RebootInstance. Each is done when the service has taken it; the state follows.
public final class PowerActions {
    private final Door door;

    PowerActions(Door door) {
        this.door = door;
    }

    /// How an instance goes down.
    public enum Manner {
        /// The system shuts down.
        ORDERLY,
        /// As if the plug were pulled: what is not on disk is lost.
        FORCED
    }

    /// From Stopped only.
    public void start(RegionId region, InstanceId id) throws ProblemException {
        door.send(region, call("StartInstance", id));
    }

    /// From Running only.
    public void stop(RegionId region, InstanceId id, Manner manner) throws ProblemException {
        door.send(region, call("StopInstance", id).with("ForceStop", manner == Manner.FORCED));
    }

    /// From Running only.
    public void reboot(RegionId region, InstanceId id, Manner manner) throws ProblemException {
        door.send(region, call("RebootInstance", id).with("ForceStop", manner == Manner.FORCED));
    }

    private static ApiCall call(String action, InstanceId id) {
        return ApiCall.of(Api.ECS, action, ApiCall.Repeat.ONLY_IF_REFUSED).with("InstanceId", id.value());
    }
}
