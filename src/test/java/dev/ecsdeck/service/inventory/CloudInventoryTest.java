package dev.ecsdeck.service.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.credentials.FixedCredentials;
import dev.ecsdeck.lab.Lab;
import dev.ecsdeck.lab.LabSettings;
import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.net.HttpClients;
import dev.ecsdeck.net.NetSettings;
import dev.ecsdeck.net.ProxyChoice;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class CloudInventoryTest {
    @Test
    void managedInstancesStandInTheSameListAndAreReadAgainAlone() throws Exception {
        NetSettings direct = NetSettings.usual().withProxy(new ProxyChoice.None());
        try (Threads threads = new Threads((_, _) -> {});
                HttpClients http = new HttpClients(direct, threads, Map.of());
                Lab lab = Lab.start(LabSettings.fast())) {
            Credentials keys = new Credentials.AccessKey(lab.accessKeyId(), lab.accessKeySecret());
            EcsClient client = new EcsClient(http.client(), lab.target(), new FixedCredentials("lab", keys), threads);
            InventoryService service = new InventoryService(() -> new CloudInventory(() -> client), threads);

            Inventory read = service.read(Set.of());

            assertThat(read.faults()).isEmpty();
            Instance managed = read.instances().stream()
                    .filter(row -> row.id().isManaged())
                    .findFirst()
                    .orElseThrow();
            assertThat(managed.agent()).isNotInstanceOf(AgentStatus.Missing.class);
            assertThat(read.instances()).hasSize(lab.machines().size());
            assertThat(service.reread(managed)).map(Instance::name).contains(managed.name());
        }
    }
}
