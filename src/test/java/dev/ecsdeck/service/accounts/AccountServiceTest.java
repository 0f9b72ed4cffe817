package dev.ecsdeck.service.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ecsdeck.cloud.CredentialSource;
import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.Credentials;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Input;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.Account.Origin;
import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.testing.MemoryKeychain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountServiceTest {
    private static final RegionId BEIJING = new RegionId("cn-beijing");
    private static final CloudTarget LAB =
            new CloudTarget(Optional.of(URI.create("http://127.0.0.1:5")), BEIJING, false);

    @TempDir
    private Path home;

    private final ManualWorkers workers = new ManualWorkers();
    private final MemoryKeychain keychain = new MemoryKeychain();
    private final List<Credentials> secrets = new ArrayList<>();
    private final List<CredentialSource> sources = new ArrayList<>();

    @Test
    void profilesOfBothFilesAndTheEnvironmentAreFound() throws IOException {
        write("config_ecs.json", "a", "AK");
        write("config.json", "b", "AK");
        AccountService service = service(Map.of(
                "ALIBABA_CLOUD_ACCESS_KEY_ID",
                "id",
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
                "secret",
                "ALIBABA_CLOUD_REGION_ID",
                "cn-beijing"));

        service.look();

        assertThat(service.accounts().value().found())
                .extracting(
                        Account::origin,
                        Account::name,
                        account -> account.target().region())
                .containsExactly(
                        tuple(Origin.VENDOR_ECS_FILE, "a", BEIJING),
                        tuple(Origin.VENDOR_FILE, "b", BEIJING),
                        tuple(Origin.ENVIRONMENT, "", BEIJING));
    }

    @Test
    void aBrokenFileDoesNotHideTheOther() throws IOException {
        Files.createDirectories(home.resolve(".aliyun"));
        Files.writeString(home.resolve(".aliyun/config_ecs.json"), "{");
        write("config.json", "b", "AK");
        AccountService service = service(Map.of());

        service.look();

        assertThat(service.accounts().value().found()).hasSize(1);
        assertThat(service.accounts().value().faults()).singleElement().isInstanceOf(Problem.FileBroken.class);
    }

    @Test
    void aProfileThatCannotBeUsedIsListedWithItsReason() throws IOException {
        write("config.json", "odd", "NoSuchMode");
        AccountService service = service(Map.of());

        service.look();

        Account odd = service.accounts().value().found().getFirst();
        assertThat(odd.isUsable()).isFalse();
        assertThatThrownBy(() -> service.client(odd)).isInstanceOf(ProblemException.class);
    }

    @Test
    void flagsComeBeforeTheProfile() throws Exception {
        write("config.json", "b", "AK");
        AccountService service = service(Map.of());

        Account account = service.use(new AccountQuery(
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of("cn-hangzhou"),
                Optional.of("http://127.0.0.1:7")));

        assertThat(account.target().region()).isEqualTo(new RegionId("cn-hangzhou"));
        assertThat(account.target().endpoint()).contains(URI.create("http://127.0.0.1:7"));
        assertThat(service.accounts().value().current()).contains(account);
        assertThat(service.client()).isSameAs(service.client());
    }

    @Test
    void everyKeyIsTakenToTheRedactionBeforeItIsUsed() throws Exception {
        write("config.json", "b", "AK");
        AccountService service = service(Map.of());
        service.use(AccountQuery.USUAL);

        sources.getFirst().credentials();

        assertThat(secrets).extracting(Credentials::accessKeySecret).containsExactly("secret-of-b");
    }

    @Test
    void plainTextToAnotherHostIsRefused() throws IOException {
        write("config.json", "b", "AK");

        assertRefused("http://ecs.example.com", Input.ENDPOINT_NOT_ENCRYPTED);
        assertRefused("http://", Input.ENDPOINT);
        assertRefused("not a host", Input.ENDPOINT);
    }

    private void assertRefused(String endpoint, Input what) {
        assertThatThrownBy(() -> service(Map.of())
                        .use(new AccountQuery(
                                Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Optional.of(endpoint))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem()).isEqualTo(new Problem.InvalidInput(what, endpoint)));
    }

    @Test
    void withoutAnAccountItIsSaidWhereWeLooked() {
        assertThatThrownBy(() -> service(Map.of()).client())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem())
                                .isInstanceOfSatisfying(
                                        Problem.NoCredentials.class,
                                        p -> assertThat(p.looked())
                                                .contains("config_ecs.json", "ALIBABA_CLOUD_ACCESS_KEY_ID")));
    }

    @Test
    void theLabIsAnAccountThatStays() throws ProblemException {
        AccountService service = service(Map.of());

        Account lab = service.useLab();
        service.useLab();
        service.look();

        assertThat(service.accounts().value().found()).containsExactly(lab);
        assertThat(service.accounts().value().current()).contains(lab);
        assertThat(lab.isLab()).isTrue();
    }

    private AccountService service(Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("HOME", home.toString());
        return new AccountService(
                new AccountFinder(
                        home,
                        variables,
                        workers,
                        OkHttpClient::new,
                        new KeptProfiles(home.resolve("accounts.json"), keychain, workers)),
                (target, source) -> {
                    sources.add(source);
                    return new EcsClient(new OkHttpClient(), target, source, workers);
                },
                () -> new LabDoor.Place(LAB, new Credentials.AccessKey("lab", "lab-secret")),
                secrets::add);
    }

    private void write(String file, String profile, String mode) throws IOException {
        Files.createDirectories(home.resolve(".aliyun"));
        Files.writeString(home.resolve(".aliyun").resolve(file), """
                {"current":"%1$s","profiles":[{"name":"%1$s","mode":"%2$s","access_key_id":"LTAI%1$s",
                 "access_key_secret":"secret-of-%1$s","region_id":"cn-beijing"}]}""".formatted(profile, mode));
    }
}
