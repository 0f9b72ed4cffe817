package dev.ecsdeck.cloud.credentials;

import dev.ecsdeck.cloud.credentials.RenewingCredentials.Fresh;
import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.problem.ProblemException;
import java.net.URI;
import okhttp3.Request;

/// Mode CredentialsURI: an address, mostly on this machine, answers with keys.
record KeysOfUri(KeyService service, String address) implements RenewingCredentials.Fetch {
    @Override
    public Fresh fetch() throws ProblemException {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException notOne) {
            throw service.failed("its credentials_uri is no address");
        }
        if (!CloudTarget.mayCarrySecrets(uri)) {
            throw service.failed("its credentials_uri is neither https nor this machine");
        }
        return service.keys(
                service.json(new Request.Builder().url(uri.toString()).build()));
    }

    @Override
    public String toString() {
        return "KeysOfUri[secret]";
    }
}
