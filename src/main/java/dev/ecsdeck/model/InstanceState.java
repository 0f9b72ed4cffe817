package dev.ecsdeck.model;

/// The life-cycle states of DescribeInstances; what the service may add later is [#OTHER].
public enum InstanceState {
    PENDING("Pending"),
    STARTING("Starting"),
    RUNNING("Running"),
    STOPPING("Stopping"),
    STOPPED("Stopped"),
    OTHER("Other");

    private final String apiName;

    InstanceState(String apiName) {
        this.apiName = apiName;
    }

    public static InstanceState of(String apiName) {
        for (InstanceState state : values()) {
            if (state.apiName.equals(apiName)) {
                return state;
            }
        }
        return OTHER;
    }

    /// As the service spells it.
    public String apiName() {
        return apiName;
    }
}
