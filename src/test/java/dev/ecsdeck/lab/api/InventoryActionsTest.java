package dev.ecsdeck.lab.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.lab.api.SignedClient.Answer;
import dev.ecsdeck.lab.fleet.Machine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InventoryActionsTest {
    private static Lab lab;
    private static SignedClient client;

    @BeforeAll
    static void start() throws IOException {
        lab = Lab.start(LabSettings.fast());
        client = new SignedClient(lab.endpoint(), lab.keys().main());
    }

    @AfterAll
    static void stop() {
        client.close();
        lab.close();
    }

    @Test
    void anUnknownRegionIsNotFound() throws Exception {
        assertThat(client.call("DescribeInstances", "RegionId", "mars-1").code())
                .isEqualTo("InvalidRegionId.NotFound");
    }

    @Test
    void aForgedTokenIsRefused() throws Exception {
        assertThat(list("NextToken", "AAAA").code()).isEqualTo("InvalidParameter");
    }

    @Test
    void idsThatAreNoJsonAreRefused() throws Exception {
        assertThat(list("InstanceIds", "i-1,i-2").code()).isEqualTo("InvalidParameter");
    }

    @Test
    void aPageAboveAHundredIsRefused() throws Exception {
        assertThat(list("PageSize", "101").code()).isEqualTo("InvalidParameter");
    }

    @Test
    void tokensLeadThroughTheWholeRegionOnce() throws Exception {
        List<String> seen = new ArrayList<>();
        String token = "";
        do {
            Answer page = list("MaxResults", "10", "NextToken", token);
            page.at("/Instances/Instance")
                    .forEach(row -> seen.add(row.path("InstanceId").asString()));
            token = page.text("/NextToken");
        } while (!token.isEmpty());

        assertThat(seen)
                .containsExactlyElementsOf(lab.fleet().in(lab.region()).stream()
                        .filter(m -> !m.id().isManaged())
                        .map(m -> m.id().value())
                        .toList());
    }

    @Test
    void aSmallTokenPageIsRaisedToTen() throws Exception {
        assertThat(list("MaxResults", "3").at("/Instances/Instance")).hasSize(10);
    }

    @Test
    void numberedPagesTellTheTotal() throws Exception {
        Answer page = list("PageNumber", "2", "PageSize", "10");

        assertThat(page.at("/Instances/Instance")).hasSize(10);
        assertThat(page.at("/TotalCount").asInt())
                .isEqualTo(lab.fleet().in(lab.region()).size() - 2);
        assertThat(list("PageNumber", "99", "PageSize", "10").at("/Instances/Instance"))
                .isEmpty();
    }

    @Test
    void eachFilterFinds() throws Exception {
        Machine web = lab.machine("web-01");

        assertThat(names("InstanceIds", "[\"" + web.id() + "\",\"i-none\"]")).containsExactly("web-01");
        assertThat(names("InstanceName", "web-0*")).containsExactly("web-01", "web-02", "web-03");
        assertThat(names("InstanceName", "web-01")).containsExactly("web-01");
        assertThat(names("Status", "Stopped")).containsExactly("stage-db-01");
        assertThat(names("PrivateIpAddresses", "[\"" + web.facts().privateIp() + "\"]"))
                .containsExactly("web-01");
        assertThat(names("VpcId", web.facts().vpcId())).contains("web-01").doesNotContain("stage-web-01");
        assertThat(names("Tag.1.Key", "env", "Tag.1.Value", "stage"))
                .contains("stage-web-01")
                .doesNotContain("web-01");
        assertThat(names("Tag.1.Key", "env", "Tag.1.Value", "stage", "Tag.2.Key", "none"))
                .isEmpty();
        assertThat(names("ZoneId", "cn-hangzhou-k")).contains("web-03").doesNotContain("web-01");
    }

    @Test
    void aRowHasWhatTheServiceTells() throws Exception {
        Machine web = lab.machine("web-01");
        Answer row = list("InstanceName", "web-01");
        String at = "/Instances/Instance/0";

        assertThat(row.text(at + "/OSType")).isEqualTo("linux");
        assertThat(row.text(at + "/Status")).isEqualTo("Running");
        assertThat(row.text(at + "/VpcAttributes/PrivateIpAddress/IpAddress/0"))
                .isEqualTo(web.facts().privateIp());
        assertThat(row.text(at + "/SecurityGroupIds/SecurityGroupId/0"))
                .isEqualTo(web.facts().securityGroups().getFirst());
        assertThat(row.text(at + "/CreationTime")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\dZ");
        assertThat(row.at(at + "/Tags/Tag"))
                .anyMatch(tag -> tag.path("TagValue").asString().equals("prod"));
    }

    @Test
    void statusesComeFiftyAPageAtMost() throws Exception {
        Answer answer = client.call(
                "DescribeInstanceStatus",
                "RegionId",
                "cn-hangzhou",
                "PageSize",
                "50",
                "InstanceId.1",
                lab.machine("stage-db-01").id().value());

        assertThat(answer.text("/InstanceStatuses/InstanceStatus/0/Status")).isEqualTo("Stopped");
        assertThat(answer.at("/TotalCount").asInt()).isEqualTo(1);
        assertThat(client.call("DescribeInstanceStatus", "RegionId", "cn-hangzhou", "PageSize", "51")
                        .code())
                .isEqualTo("InvalidParameter");
    }

    @Test
    void machinesOutsideTheCloudHaveAListOfTheirOwn() throws Exception {
        Answer all = client.call("DescribeManagedInstances", "RegionId", "cn-hangzhou", "MaxResults", "50");
        Answer connected = client.call("DescribeManagedInstances", "RegionId", "cn-hangzhou", "Connected", "true");

        assertThat(all.at("/Instances"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.path("InstanceId").asString()).startsWith("mi-"));
        assertThat(connected.at("/Instances")).hasSize(1);
        assertThat(client.call("StopInstance", "InstanceId", all.text("/Instances/0/InstanceId"))
                        .code())
                .isEqualTo("InvalidInstanceId.NotFound");
    }

    @Test
    void everyIdAndNameIsThereOnce() {
        List<Machine> machines = lab.machines();

        assertThat(new HashSet<>(machines.stream().map(Machine::id).toList())).hasSize(machines.size());
        assertThat(machines.getFirst().name()).isEqualTo("web-01");
        assertThat(machines).anyMatch(m -> m.name().isEmpty());
        assertThat(machines).anyMatch(m -> m.name().length() == 80);
        assertThat(machines).extracting(m -> m.region().value()).contains("cn-beijing", "ap-southeast-1");
    }

    private static Answer list(String... more) throws Exception {
        List<String> pairs = new ArrayList<>(List.of("RegionId", "cn-hangzhou"));
        pairs.addAll(List.of(more));
        return client.call("DescribeInstances", pairs.toArray(String[]::new));
    }

    private static List<String> names(String... more) throws Exception {
        List<String> pairs = new ArrayList<>(List.of(more));
        pairs.addAll(List.of("MaxResults", "100"));
        List<String> names = new ArrayList<>();
        list(pairs.toArray(String[]::new))
                .at("/Instances/Instance")
                .forEach(row -> names.add(row.path("InstanceName").asString()));
        return names;
    }
}
