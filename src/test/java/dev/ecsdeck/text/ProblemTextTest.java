package dev.ecsdeck.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.EncryptionFault;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemTextTest {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);
    private static final Map<String, String> FAMILIES = Map.of(
            "StartTerminalSession", "cloud",
            "gateway", "cloud",
            "commandApi", "cloud",
            "invocationResult", "invocation",
            "terminalSessionClosedReason", "ended",
            "webSocketStatus", "ended",
            "sessionResult", "ended",
            "keyExchangeError", "exchange");

    /// Every code of the published tables, with the family of sentences that it belongs to.
    static Stream<Arguments> codes() throws IOException {
        List<Arguments> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> group : groups().properties()) {
            String family = Objects.requireNonNull(FAMILIES.get(group.getKey()), group.getKey());
            for (JsonNode entry : group.getValue().path("codes")) {
                for (String code : entry.path("code").asString().split(" / ")) {
                    LANGUAGES.forEach(
                            language -> all.add(Arguments.of(family, code.replace("KeyExchangeError.", ""), language)));
                }
            }
        }
        return all.stream();
    }

    private static JsonNode groups() throws IOException {
        try (InputStream in = Objects.requireNonNull(ProblemTextTest.class.getResourceAsStream("/api/errors.json"))) {
            return JsonMapper.shared().readTree(in).path("groups");
        }
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("codes")
    void everyPublishedCodeHasWordsOfItsOwn(String family, String code, Locale language) {
        Messages messages = Messages.of(language);
        Problem problem = switch (family) {
            case "cloud" -> refused(code);
            case "invocation" -> new Problem.InvocationFailed(code, "");
            case "ended" -> new Problem.SessionEnded(code, "");
            default ->
                new Problem.EncryptionRefused(EncryptionFault.AGENT_SAID_NO, "KeyExchangeError." + code + ": details");
        };

        Explanation text = new ProblemText(messages).of(problem, "web-01");

        assertThat(text.title()).isNotBlank();
        assertThat(text.sentence())
                .isEqualTo(messages.text("codes." + family + "." + code + ".sentence", "web-01", argument(problem)));
        assertThat(text.remedy()).isNotBlank();
    }

    private static String argument(Problem problem) {
        return problem instanceof Problem.CloudRefused refused ? "ecs:" + refused.action() : "";
    }

    private static Problem refused(String code) {
        return new Problem.CloudRefused(
                Kind.FAILED, "StartTerminalSession", code, "said", "R-1", 403, Optional.empty());
    }

    @Test
    void noSentenceIsTheServicesOwn() throws IOException {
        Messages english = Messages.of(Locale.ENGLISH);
        for (JsonNode group : groups()) {
            for (JsonNode entry : group.path("codes")) {
                String theirs = entry.path("message").asString("");
                if (theirs.length() > 20) {
                    assertThat(english.find("codes.cloud." + entry.path("code").asString() + ".sentence"))
                            .isNotEqualTo(Optional.of(theirs));
                }
            }
        }
    }

    /// One of every record, once for each constant of its enums.
    static Stream<Arguments> problems() {
        return Stream.of(Problem.class.getPermittedSubclasses())
                .flatMap(type -> examples(type).stream())
                .flatMap(problem -> LANGUAGES.stream().map(language -> Arguments.of(problem, language)));
    }

    private static List<Problem> examples(Class<?> type) {
        List<Object[]> rows = new ArrayList<>();
        rows.add(new Object[0]);
        for (RecordComponent component : type.getRecordComponents()) {
            List<Object[]> longer = new ArrayList<>();
            for (Object[] row : rows) {
                for (Object value : values(component.getType())) {
                    Object[] next = java.util.Arrays.copyOf(row, row.length + 1);
                    next[row.length] = value;
                    longer.add(next);
                }
            }
            rows = longer;
        }
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        return rows.stream().map(row -> make(constructor, row)).toList();
    }

    private static List<?> values(Class<?> type) {
        if (type.isEnum()) {
            return List.of(type.getEnumConstants());
        }
        if (type == Duration.class) {
            return List.of(Duration.ofMinutes(20), Duration.ofSeconds(-20));
        }
        if (type == boolean.class) {
            return List.of(true, false);
        }
        if (type == List.class) {
            return List.of(List.of("x-one", "x-two"));
        }
        return type == String.class
                ? List.of("x-text")
                : type == Instant.class
                        ? List.of(Instant.EPOCH)
                        : type == int.class ? List.of(7) : List.of(Optional.empty());
    }

    private static Problem make(Constructor<?> constructor, Object[] row) {
        try {
            return (Problem) constructor.newInstance(row);
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(constructor.toString(), unexpected);
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyProblemHasATitleASentenceAndARemedy(Problem problem, Locale language) {
        Explanation text = new ProblemText(Messages.of(language)).of(problem);

        assertThat(List.of(text.title(), text.sentence(), text.remedy()))
                .allSatisfy(words -> assertThat(words).isNotBlank().doesNotContain("{"));
        assertThat(text.sentence()).matches("(?s).*[.。]");
    }

    @Test
    void aCodeThatIsNewGetsAGeneralSentenceAndTheServicesWords() {
        Explanation text = new ProblemText(Messages.of(Locale.ENGLISH)).of(refused("Brand.New"));

        assertThat(text.sentence()).contains("not in our list");
        assertThat(text.detailLines()).contains("Code: Brand.New", "The service says: said", "Request ID: R-1");
    }

    @Test
    void theInstancesNameIsUsedWhereItIsKnown() {
        ProblemText words = new ProblemText(Messages.of(Locale.ENGLISH));
        Problem silent = new Problem.InvocationFailed("InstanceNotRunning", "");

        assertThat(words.of(silent, "web-01").sentence()).startsWith("web-01 was");
        assertThat(words.of(silent).sentence()).startsWith("The instance was");
    }

    @Test
    void anInstanceWithoutANameStandsInAChineseSentenceWithoutASpace() {
        ProblemText text = new ProblemText(Messages.of(Locale.SIMPLIFIED_CHINESE));
        Problem silent = new Problem.SessionEnded("AgentNotOnline", "");

        assertThat(text.of(silent).sentence()).startsWith("该实例的云助手");
        assertThat(text.of(silent, "web-01").sentence()).startsWith("web-01 的云助手");
    }

    @Test
    void anExplicitDenyIsSaidAsSuch() {
        Problem denied = new Problem.NotPermitted("ecs:StopInstance", "li", true, "Forbidden.RAM", "", "r", 403);

        assertThat(new ProblemText(Messages.of(Locale.ENGLISH)).of(denied).sentence())
                .contains("forbids ecs:StopInstance");
    }

    @Test
    void portsAndPlacesInFilesAreNotGrouped() {
        ProblemText words = new ProblemText(Messages.of(Locale.ENGLISH));

        assertThat(words.of(new Problem.PortTaken("127.0.0.1", 13306, "mysqld")).sentence())
                .contains("13306");
    }

    @Test
    void theTimeStandsInTheDetails() {
        Explanation text = new ProblemText(Messages.of(Locale.ENGLISH))
                .of(new Problem.Interrupted(), Optional.empty(), Optional.of(Instant.parse("2026-01-02T03:04:05Z")));

        assertThat(text.detailLines()).singleElement().asString().startsWith("Time: 2026-01-0");
    }
}
