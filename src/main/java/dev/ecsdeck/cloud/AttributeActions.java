package dev.ecsdeck.cloud;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;

/// ModifyInstanceAttribute and DescribeInstanceVncUrl.
public final class AttributeActions {
    private final Door door;

    AttributeActions(Door door) {
        this.door = door;
    }

    /// Sets the password of the login name that was chosen when the instance was made. It counts from the next start
    /// or restart by the API on; a restart from inside is not enough.
    ///
    /// @param password 8 to 30 characters with three of the four kinds; goes in the body
    public void setPassword(RegionId region, InstanceId id, String password) throws ProblemException {
        door.send(region, modify(id).inBody("Password", password));
    }

    public void rename(RegionId region, InstanceId id, String name) throws ProblemException {
        door.send(region, modify(id).with("InstanceName", name));
    }

    /// The address of the instance's screen, good for seconds and for one use. It is a secret.
    public String screenUrl(RegionId region, InstanceId id) throws ProblemException {
        return Json.text(
                door.send(region, ApiCall.read("DescribeInstanceVncUrl", region).with("InstanceId", id.value())),
                "VncUrl");
    }

    /// May be sent twice: the second time sets what is set already.
    private static ApiCall modify(InstanceId id) {
        return ApiCall.of(Api.ECS, "ModifyInstanceAttribute", ApiCall.Repeat.SAFE)
                .with("InstanceId", id.value());
    }
}
