package dev.ecsdeck.ui.kit;

import dev.ecsdeck.model.Instance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The rules by which instances belong to environments, in order: the first that fits counts. The whole program asks
/// here whether something is production.
///
/// @param rules as the user set them, or [#USUAL]
public record Environments(List<EnvironmentRule> rules) {
    private static final String LIST = "environment.rules";
    private static final List<String> TAGS = List.of("env", "environment");

    public static final Environments USUAL = new Environments(List.of(
            new EnvironmentRule(TAGS, List.of("prod", "production", "prd", "live", "生产"), Tag.Hue.PROD),
            new EnvironmentRule(TAGS, List.of("stage", "staging", "pre", "preprod", "uat", "预发"), Tag.Hue.STAGE),
            new EnvironmentRule(
                    TAGS, List.of("dev", "development", "test", "qa", "sandbox", "lab", "开发", "测试"), Tag.Hue.DEV),
            new EnvironmentRule(TAGS, List.of("*"), Tag.Hue.PLAIN)));

    public Environments {
        rules = List.copyOf(rules);
    }

    /// The rules of now.
    public static Environments in(Prefs prefs) {
        List<String> kept = prefs.list(LIST, List.of());
        return kept.isEmpty()
                ? USUAL
                : new Environments(kept.stream()
                        .flatMap(text -> EnvironmentRule.parse(text).stream())
                        .toList());
    }

    /// Answers by the rules as they are at each question.
    public static Function<Instance, Optional<Environment>> following(Prefs prefs) {
        return instance -> in(prefs).of(instance);
    }

    public void keep(Prefs prefs) {
        // An empty list means the usual rules.
        prefs.keepList(
                LIST,
                rules.isEmpty()
                        ? List.of("none")
                        : rules.stream().map(EnvironmentRule::text).toList());
    }

    public Optional<Environment> of(Instance instance) {
        for (EnvironmentRule rule : rules) {
            Optional<String> value = instance.tags().entrySet().stream()
                    .filter(tag -> rule.isAbout(tag.getKey()))
                    .map(tag -> tag.getValue().strip())
                    .filter(it -> !it.isEmpty() && rule.means(it))
                    .min(Comparator.naturalOrder());
            if (value.isPresent()) {
                return Optional.of(new Environment(value.get(), rule.hue()));
            }
        }
        return Optional.empty();
    }

    /// Whether some rule looks at this tag.
    public boolean lookAt(String tag) {
        return rules.stream().anyMatch(rule -> rule.isAbout(tag));
    }
}
