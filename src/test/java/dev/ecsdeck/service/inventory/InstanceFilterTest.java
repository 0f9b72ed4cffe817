package dev.ecsdeck.service.inventory;

import static dev.ecsdeck.testing.Instances.HANGZHOU;
import static dev.ecsdeck.testing.Instances.ONLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.service.inventory.InstanceFilter.Broken;
import dev.ecsdeck.service.inventory.InstanceFilter.Fault;
import dev.ecsdeck.service.inventory.InstanceFilter.Good;
import dev.ecsdeck.service.inventory.InstanceFilter.Parsed;
import dev.ecsdeck.testing.Instances;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceFilterTest {
    private static final Instance WEB = Instances.of(
            "Web-01 front", HANGZHOU, InstanceState.RUNNING, ONLINE, Map.of("env", "Prod", "team", "shop"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "owner:me|UNKNOWN_KEY|owner:me",
                "web tag:|VALUE_MISSING|tag:",
                "state:,|VALUE_MISSING|state:,",
                "state:asleep|UNKNOWN_STATE|state:asleep",
                "state:running,asleep|UNKNOWN_STATE|state:running,asleep",
                "-agent:fine|UNKNOWN_AGENT|agent:fine",
            })
    void aBrokenWordIsNamed(String text, Fault fault, String near) {
        assertThat(InstanceFilter.parse(text)).isEqualTo(new Broken(fault, near));
    }

    @Test
    void anOpenQuoteIsNamed() {
        assertThat(InstanceFilter.parse("name:\"web 01")).isEqualTo(new Broken(Fault.QUOTE_OPEN, "name:web 01"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "web",
                "WEB FRONT",
                "i-web01",
                "10.0.0.4",
                "47.96",
                "prod",
                "team",
                "database",
                "name:front",
                "name:\"01 front\"",
                "\"01 front\"",
                "id:i-web",
                "ip:10.0",
                "note:primary",
                "os:debian",
                "os:linux",
                "type:g7",
                "zone:hangzhou-h",
                "vpc:vpc-1",
                "image:debian",
                "keypair:deploy",
                "tag:env",
                "tag:ENV=prod",
                "tag:env=test,prod",
                "tag:team,owner",
                "region:cn-",
                "region:cn-hangzhou",
                "state:running",
                "State:Stopped,Running",
                "agent:online",
                "-state:stopped",
                "-tag:owner",
                "tag:env=prod state:running web",
                "-db",
            })
    void matches(String text) {
        assertThat(good(text).matches(WEB, "primary database")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db",
                "web db",
                "name:prod",
                "id:back",
                "ip:192",
                "os:windows",
                "tag:owner",
                "tag:env=",
                "tag:env=pro",
                "region:hangzhou",
                "state:stopped",
                "agent:silent,missing",
                "-web",
                "-state:running",
                "fe80::1",
                "tag:env=prod state:stopped",
                "note:x",
            })
    void doesNotMatch(String text) {
        assertThat(good(text).matches(WEB, "")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"missing", "unknown"})
    void theAgentsStateIsAWord(String word) {
        AgentStatus agent = word.equals("missing") ? new AgentStatus.Missing() : new AgentStatus.Unknown();

        assertThat(good("agent:" + word).matches(WEB.withAgent(agent), "")).isTrue();
        assertThat(good("agent:" + word).matches(WEB, "")).isFalse();
    }

    @Test
    void aLoneMinusIsAPlainWord() {
        assertThat(good("-").matches(WEB, "")).isTrue();
        assertThat(good("-").matches(Instances.named("x"), "")).isTrue(); // in its id
    }

    @Property
    void noTextBreaksTheParser(@ForAll String text) {
        Parsed parsed = InstanceFilter.parse(text);

        if (parsed instanceof Good(InstanceFilter filter)) {
            filter.matches(WEB, text);
        }
    }

    @Test
    @Timeout(20)
    void twentyThousandRowsAreFilteredWhileTyping() {
        List<Instance> rows = IntStream.range(0, 20_000)
                .mapToObj(i -> Instances.of(
                        "host-" + i, HANGZHOU, InstanceState.RUNNING, ONLINE, Map.of("env", "prod", "n", "" + i)))
                .toList();
        InstanceFilter filter = good("tag:env=prod state:running 19999 -name:web");
        rows.forEach(row -> filter.matches(row, ""));

        long found = rows.stream().filter(row -> filter.matches(row, "")).count();

        assertThat(found).isEqualTo(1);
    }

    private static InstanceFilter good(String text) {
        assertThat(InstanceFilter.parse(text)).isInstanceOf(Good.class);
        return ((Good) InstanceFilter.parse(text)).filter();
    }
}
