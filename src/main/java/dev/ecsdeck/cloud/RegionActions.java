package dev.ecsdeck.cloud;

import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// DescribeRegions.
public final class RegionActions {
    private final Door door;

    RegionActions(Door door) {
        this.door = door;
    }

    /// A region of the account.
    ///
    /// @param localName in the language asked for
    public record Region(RegionId id, String localName, boolean soldOut) {}

    /// All regions, and from now on their own endpoints are used.
    ///
    /// @param language of the names, such as `en-US` or `zh-CN`
    public List<Region> list(String language) throws ProblemException {
        JsonNode answer = door.send(
                door.home(),
                ApiCall.of(Api.ECS, "DescribeRegions", ApiCall.Repeat.SAFE).with("AcceptLanguage", language));
        List<Region> regions = new ArrayList<>();
        for (JsonNode row : Json.rows(answer, "Regions", "Region")) {
            Optional<RegionId> id = RegionId.parse(Json.text(row, "RegionId"));
            if (id.isPresent()) {
                door.endpoints().learn(id.get(), Json.text(row, "RegionEndpoint"));
                regions.add(new Region(
                        id.get(),
                        Json.some(row, "LocalName").orElse(id.get().value()),
                        Json.text(row, "Status").equals("soldOut")));
            }
        }
        return List.copyOf(regions);
    }
}
