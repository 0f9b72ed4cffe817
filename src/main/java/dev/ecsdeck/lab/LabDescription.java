package dev.ecsdeck.lab;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// What a client must know to use a Lab, with every instance in the order of the lists.
public record LabDescription(
        String endpoint, String region, String accessKeyId, String accessKeySecret, List<Row> instances) {
    /// @param protocol version of the first frame that a client of this machine receives
    public record Row(String id, String name, String region, String state, String protocol) {}

    public LabDescription {
        instances = List.copyOf(instances);
    }

    static LabDescription of(Lab lab) {
        List<Row> rows = lab.machines().stream()
                .filter(machine -> !machine.id().isManaged())
                .map(machine -> new Row(
                        machine.id().value(),
                        machine.name(),
                        machine.region().value(),
                        machine.state().apiName(),
                        machine.agent().dialect()))
                .toList();
        return new LabDescription(
                lab.endpoint().toString(), lab.region().value(), lab.accessKeyId(), lab.accessKeySecret(), rows);
    }

    /// One line of JSON.
    public String toJson() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    /// Says where, never with which key.
    @Override
    public String toString() {
        return "LabDescription[" + endpoint + "]";
    }
}
