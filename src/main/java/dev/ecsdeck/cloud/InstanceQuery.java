package dev.ecsdeck.cloud;

import java.util.Map;
import java.util.Optional;

/// Which instances DescribeInstances should answer with; everything empty means all.
///
/// @param name exact, or with `*` for anything
/// @param tags all of them must fit
public record InstanceQuery(
        Optional<String> name, Optional<String> vpcId, Optional<String> resourceGroupId, Map<String, String> tags) {
    public InstanceQuery {
        tags = Map.copyOf(tags);
    }

    public static InstanceQuery all() {
        return new InstanceQuery(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    public static InstanceQuery named(String name) {
        return new InstanceQuery(Optional.of(name), Optional.empty(), Optional.empty(), Map.of());
    }

    void addTo(ApiCall call) {
        call.with("InstanceName", name).with("VpcId", vpcId).with("ResourceGroupId", resourceGroupId);
        int number = 0;
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            number++;
            call.with("Tag." + number + ".Key", tag.getKey()).with("Tag." + number + ".Value", tag.getValue());
        }
    }
}
