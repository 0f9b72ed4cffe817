package dev.ecsdeck.cloud.credentials;

import dev.ecsdeck.cloud.credentials.RenewingCredentials.Fresh;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// Mode OIDC: a token in a file is changed into a role's keys by AssumeRoleWithOIDC, which is not signed. The file is
/// read each time, since whoever writes it renews it.
record KeysOfOidc(KeyService service, Profile profile, URI sts, InstantSource clock)
        implements RenewingCredentials.Fetch {
    private static final String VERSION = "2015-04-01";
    private static final long LONGEST_TOKEN = 64L * 1024;

    @Override
    public Fresh fetch() throws ProblemException {
        HttpUrl url = HttpUrl.get(sts.toString())
                .newBuilder()
                .encodedPath("/")
                .addQueryParameter("Action", "AssumeRoleWithOIDC")
                .addQueryParameter("Version", VERSION)
                .addQueryParameter("Format", "JSON")
                .addQueryParameter(
                        "Timestamp",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .addQueryParameter("SignatureNonce", UUID.randomUUID().toString())
                .build();
        FormBody form = new FormBody.Builder()
                .add("OIDCProviderArn", field("oidc_provider_arn"))
                .add("OIDCToken", token())
                .add("RoleArn", field("ram_role_arn"))
                .add("RoleSessionName", RoleSession.name(profile))
                .add(
                        "DurationSeconds",
                        Long.toString(RoleSession.duration(profile).toSeconds()))
                .build();
        return service.keys(
                service.json(new Request.Builder().url(url).post(form).build()).path("Credentials"));
    }

    private String field(String name) {
        return profile.field(name).orElseThrow();
    }

    private String token() throws ProblemException {
        try {
            Path file = Path.of(field("oidc_token_file"));
            if (Files.size(file) > LONGEST_TOKEN) {
                throw service.failed("its oidc_token_file is too large for a token");
            }
            return Files.readString(file).strip();
        } catch (IOException | InvalidPathException unreadable) {
            throw service.failed("its oidc_token_file cannot be read");
        }
    }

    @Override
    public String toString() {
        return "KeysOfOidc[secret]";
    }
}
