package dev.ecsdeck.cloud;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// CreateKeyPair, ImportKeyPair, DescribeKeyPairs, AttachKeyPair, DetachKeyPair and DeleteKeyPairs. Key pairs are for
/// Linux; what is attached or detached counts from the next start by the API on.
public final class KeyPairActions {
    private static final int PAGE = 50;
    private static final int PORTION = 50;
    private static final int NAMES = 100;

    private final Door door;

    KeyPairActions(Door door) {
        this.door = door;
    }

    /// A key pair of a region.
    ///
    /// @param publicKey as `authorized_keys` spells it; empty where the service did not tell
    public record KeyPair(String name, String fingerprint, Optional<Instant> created, String publicKey) {}

    /// A fresh key pair, whose private half is told this once. Its text shows neither.
    ///
    /// @param privateKey in PEM
    public record CreatedKeyPair(String name, String fingerprint, String privateKey) {
        @Override
        public String toString() {
            return "CreatedKeyPair[" + name + ", secret]";
        }
    }

    public CreatedKeyPair create(RegionId region, String name) throws ProblemException {
        JsonNode answer =
                door.send(region, ApiCall.write("CreateKeyPair", region).with("KeyPairName", name));
        return new CreatedKeyPair(
                Json.text(answer, "KeyPairName"),
                Json.text(answer, "KeyPairFingerPrint"),
                Json.text(answer, "PrivateKeyBody"));
    }

    /// @param publicKey one line as OpenSSH writes it; RSA, DSA and ECDSA are documented, Ed25519 is not
    public KeyPair importKey(RegionId region, String name, String publicKey) throws ProblemException {
        JsonNode answer = door.send(
                region,
                ApiCall.write("ImportKeyPair", region).with("KeyPairName", name).inBody("PublicKeyBody", publicKey));
        return new KeyPair(
                Json.text(answer, "KeyPairName"),
                Json.text(answer, "KeyPairFingerPrint"),
                Optional.of(door.clock().instant()),
                publicKey);
    }

    /// All key pairs of a region. This list goes by page numbers.
    public List<KeyPair> list(RegionId region) throws ProblemException {
        List<KeyPair> all = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode answer = door.send(
                    region,
                    ApiCall.read("DescribeKeyPairs", region)
                            .with("IncludePublicKey", true)
                            .with("PageNumber", page)
                            .with("PageSize", PAGE));
            List<JsonNode> rows = Json.rows(answer, "KeyPairs", "KeyPair");
            rows.forEach(row -> all.add(new KeyPair(
                    Json.text(row, "KeyPairName"),
                    Json.text(row, "KeyPairFingerPrint"),
                    Json.time(row, "CreationTime"),
                    Json.text(row, "PublicKey"))));
            if (rows.isEmpty()
                    || all.size() >= Json.number(answer, "TotalCount").orElse(0L)) {
                return List.copyOf(all);
            }
        }
    }

    /// Binds a key pair; it takes the place of the one before, and password login goes off.
    public List<BatchOutcome> attach(RegionId region, String name, Collection<InstanceId> ids) throws ProblemException {
        return each("AttachKeyPair", region, name, ids);
    }

    /// Takes a key pair away; password login comes back.
    public List<BatchOutcome> detach(RegionId region, String name, Collection<InstanceId> ids) throws ProblemException {
        return each("DetachKeyPair", region, name, ids);
    }

    private List<BatchOutcome> each(String action, RegionId region, String name, Collection<InstanceId> ids)
            throws ProblemException {
        List<BatchOutcome> outcomes = new ArrayList<>();
        for (List<InstanceId> portion : Door.portions(ids, PORTION)) {
            JsonNode answer = door.send(
                    region,
                    ApiCall.write(action, region)
                            .with("KeyPairName", name)
                            .with(
                                    "InstanceIds",
                                    asJson(portion.stream()
                                            .map(InstanceId::value)
                                            .toList())));
            outcomes.addAll(BatchOutcome.read(answer, portion));
        }
        return List.copyOf(outcomes);
    }

    /// Only pairs that are bound to nothing can be deleted.
    public void delete(RegionId region, List<String> names) throws ProblemException {
        for (int from = 0; from < names.size(); from += NAMES) {
            List<String> portion = names.subList(from, Math.min(from + NAMES, names.size()));
            door.send(region, ApiCall.write("DeleteKeyPairs", region).with("KeyPairNames", asJson(portion)));
        }
    }

    private static String asJson(List<String> texts) {
        return JsonMapper.shared().writeValueAsString(texts);
    }
}
