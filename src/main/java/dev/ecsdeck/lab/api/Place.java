package dev.ecsdeck.lab.api;

import dev.ecsdeck.lab.fleet.Fleet;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import java.util.List;

/// Finds what a call talks of: its region and its machines.
record Place(Fleet fleet) {
    /// The call's region; refused when it is missing or none of the Lab's.
    RegionId region(ApiCall call) {
        return RegionId.parse(call.required("RegionId"))
                .filter(fleet.regions()::contains)
                .orElseThrow(() -> ServiceException.of("InvalidRegionId.NotFound"));
    }

    /// A machine of that region.
    Machine machine(RegionId region, String id) {
        return InstanceId.parse(id)
                .flatMap(fleet::find)
                .filter(machine -> machine.region().equals(region))
                .orElseThrow(() -> ServiceException.of("InvalidInstance.NotFound"));
    }

    /// The machine of a call that names no region.
    Machine anywhere(ApiCall call) {
        return InstanceId.parse(call.required("InstanceId"))
                .filter(id -> !id.isManaged())
                .flatMap(fleet::find)
                .orElseThrow(() -> ServiceException.of("InvalidInstanceId.NotFound"));
    }

    /// The machines of `InstanceId.1` and so on, all of them there.
    List<Machine> machines(ApiCall call, RegionId region, int most) {
        List<String> ids = call.list("InstanceId");
        if (ids.isEmpty()) {
            throw ServiceException.missing("InstanceId.1");
        }
        if (ids.size() > most) {
            throw ServiceException.of("InstanceIds.ExceedLimit");
        }
        return ids.stream().map(id -> machine(region, id)).toList();
    }

    static String resource(Machine machine) {
        return "acs:ecs:" + machine.region() + ":" + Principal.ACCOUNT_ID + ":instance/" + machine.id();
    }
}
