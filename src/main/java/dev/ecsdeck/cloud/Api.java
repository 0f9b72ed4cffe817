package dev.ecsdeck.cloud;

/// The services that we call, with the version of their interface.
enum Api {
    ECS("ecs", "2014-05-26"),
    STS("sts", "2015-04-01");

    private final String product;
    private final String version;

    Api(String product, String version) {
        this.product = product;
        this.version = version;
    }

    /// As it stands in host names and permissions.
    String product() {
        return product;
    }

    String version() {
        return version;
    }
}
