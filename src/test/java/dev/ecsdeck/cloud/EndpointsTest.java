package dev.ecsdeck.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.RegionId;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {
    private static final RegionId SINGAPORE = new RegionId("ap-southeast-1");

    @ParameterizedTest
    @CsvSource({
        "ECS, ap-southeast-1, https://ecs.ap-southeast-1.aliyuncs.com",
        "ECS, cn-hangzhou, https://ecs-cn-hangzhou.aliyuncs.com",
        "STS, cn-hangzhou, https://sts.cn-hangzhou.aliyuncs.com",
        "STS, cn-wuhan, https://sts.aliyuncs.com"
    })
    void aRegionHasItsHost(Api api, String region, URI expected) {
        RegionId id = new RegionId(region);

        assertThat(new Endpoints(CloudTarget.ofRegion(id)).of(api, id)).isEqualTo(expected);
    }

    @Test
    void whatTheServiceNamesGoesBeforeTheList() {
        Endpoints endpoints = new Endpoints(CloudTarget.ofRegion(SINGAPORE));

        endpoints.learn(SINGAPORE, "ecs.special.aliyuncs.com");

        assertThat(endpoints.of(Api.ECS, SINGAPORE)).hasHost("ecs.special.aliyuncs.com");
    }

    @ParameterizedTest
    @CsvSource({"evil.example", "aliyuncs.com.evil.example", "evil.example/.aliyuncs.com", "evilaliyuncs.com"})
    void aHostOutsideTheVendorsDomainIsNotBelieved(String host) {
        Endpoints endpoints = new Endpoints(CloudTarget.ofRegion(SINGAPORE));

        endpoints.learn(SINGAPORE, host);

        assertThat(endpoints.of(Api.ECS, SINGAPORE)).hasHost("ecs.ap-southeast-1.aliyuncs.com");
    }

    @Test
    void insideAVpcTheVpcsHostIsUsed() {
        Endpoints endpoints = new Endpoints(new CloudTarget(Optional.empty(), SINGAPORE, true));

        assertThat(endpoints.of(Api.ECS, SINGAPORE)).hasHost("ecs-vpc.ap-southeast-1.aliyuncs.com");
    }

    @Test
    void anOwnEndpointOfTheVendorsEcsIsNotAskedForTokens() {
        URI own = URI.create("https://ecs-vpc.ap-southeast-1.aliyuncs.com");
        Endpoints endpoints = new Endpoints(new CloudTarget(Optional.of(own), SINGAPORE, false));

        assertThat(endpoints.of(Api.ECS, SINGAPORE)).isEqualTo(own);
        assertThat(endpoints.of(Api.STS, SINGAPORE)).hasHost("sts.ap-southeast-1.aliyuncs.com");
    }

    @Test
    void anOwnEndpointIsUsedForEverything() {
        URI own = URI.create("http://127.0.0.1:8080");
        Endpoints endpoints = new Endpoints(new CloudTarget(Optional.of(own), SINGAPORE, false));

        endpoints.learn(SINGAPORE, "ecs.special.aliyuncs.com");

        assertThat(endpoints.of(Api.STS, SINGAPORE)).isEqualTo(own);
    }
}
