package dev.ecsdeck.cloud;

import dev.ecsdeck.model.CloudTarget;
import dev.ecsdeck.model.RegionId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which host answers for a region. In order: the target's own endpoint, what DescribeRegions said, the vendor's list
/// of exceptions, the rule `<product>[-vpc].<region>.aliyuncs.com`. Thread-safe.
final class Endpoints {
    /// A host that DescribeRegions names is believed only inside the vendor's domain.
    private static final Pattern OF_THE_VENDOR = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.aliyuncs\\.com");

    private final CloudTarget target;
    private final Map<String, String> exceptions = loadExceptions();
    private final Map<RegionId, String> learned = new ConcurrentHashMap<>();

    Endpoints(CloudTarget target) {
        this.target = target;
    }

    URI of(Api api, RegionId region) {
        return target.endpoint()
                .filter(own -> answersFor(api, own))
                .orElseGet(() -> URI.create("https://" + host(api, region)));
    }

    /// An own endpoint answers for every service, unless it is one of the vendor's own, which answer for one.
    private static boolean answersFor(Api api, URI own) {
        return !OF_THE_VENDOR.matcher(own.getHost()).matches() || own.getHost().startsWith(api.product());
    }

    /// Remembers the ECS host of a region, unless it is none of the vendor's.
    void learn(RegionId region, String host) {
        if (OF_THE_VENDOR.matcher(host).matches()) {
            learned.put(region, host);
        }
    }

    private String host(Api api, RegionId region) {
        if (target.vpc()) {
            return api.product() + "-vpc." + region + ".aliyuncs.com";
        }
        if (api == Api.ECS && learned.containsKey(region)) {
            return Objects.requireNonNull(learned.get(region));
        }
        return exceptions.getOrDefault(api.product() + " " + region, api.product() + "." + region + ".aliyuncs.com");
    }

    private static Map<String, String> loadExceptions() {
        try (InputStream in = Objects.requireNonNull(Endpoints.class.getResourceAsStream("endpoints.json"))) {
            Map<String, String> all = new HashMap<>();
            JsonNode products = JsonMapper.shared().readTree(in);
            for (Map.Entry<String, JsonNode> product : products.properties()) {
                for (Map.Entry<String, JsonNode> region : product.getValue().properties()) {
                    all.put(
                            product.getKey() + " " + region.getKey(),
                            region.getValue().asString());
                }
            }
            return Map.copyOf(all);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program's own list of endpoints", unreadable);
        }
    }
}
