package dev.ecsdeck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.cloud.SecurityGroupActions.EgressRule;
import dev.ecsdeck.cloud.SecurityGroupActions.Group;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {
    private static final Group BASIC = new Group("sg-1", "basic", false, "vpc-1");
    private static final Group ADVANCED = new Group("sg-1", "advanced", true, "vpc-1");

    @Test
    void aDropOfAllClosesABasicGroup() {
        List<Egress.Closed> closed = Egress.closed(List.of(BASIC), List.of(drop("ALL", "-1/-1", "0.0.0.0/0", 90)));

        assertThat(closed).hasSize(3).allMatch(each -> each.by().isPresent());
    }

    @Test
    void aBasicGroupWithoutRulesLetsOut() {
        assertThat(Egress.closed(List.of(BASIC), List.of())).isEmpty();
    }

    @Test
    void anAdvancedGroupWithoutRulesLetsNothingOut() {
        assertThat(Egress.closed(List.of(ADVANCED), List.of()))
                .hasSize(3)
                .allMatch(each -> each.by().isEmpty());
    }

    @Test
    void anAcceptBeforeTheDropCounts() {
        List<EgressRule> rules =
                List.of(drop("ALL", "-1/-1", "0.0.0.0/0", 90), accept("TCP", "443/443", "100.0.0.0/8", 10));

        assertThat(Egress.closed(List.of(BASIC), rules))
                .extracting(Egress.Closed::need)
                .containsExactly(new Egress.Need("UDP", 53, "100.100.0.0/16"));
    }

    @Test
    void atTheSamePriorityTheDropCounts() {
        List<EgressRule> rules =
                List.of(accept("ALL", "-1/-1", "0.0.0.0/0", 5), drop("TCP", "443/443", "0.0.0.0/0", 5));

        assertThat(Egress.closed(List.of(BASIC), rules)).hasSize(2);
    }

    @Test
    void aDropOfAPartClosesTheWhole() {
        List<EgressRule> rules = List.of(drop("TCP", "1/65535", "100.100.30.0/24", 1));

        assertThat(Egress.closed(List.of(BASIC), rules)).hasSize(2);
    }

    @Test
    void anAcceptOfAPartOpensNothing() {
        List<EgressRule> rules = List.of(accept("TCP", "443/443", "100.100.30.0/24", 1));

        assertThat(Egress.closed(List.of(ADVANCED), rules)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "::/0", "pl-123", "999.1.1.1/8", "10.0.0.0/99"})
    void whatIsNoIpv4RangeDecidesNothing(String destination) {
        assertThat(Egress.closed(List.of(BASIC), List.of(drop("ALL", "-1/-1", destination, 1))))
                .isEmpty();
    }

    @Test
    void newRulesComeBeforeTheDropAndNoSoonerThanNeeded() {
        List<EgressRule> rules =
                List.of(accept("TCP", "5432/5432", "10.0.0.0/8", 10), drop("ALL", "-1/-1", "0.0.0.0/0", 90));

        EgressPlan plan = Egress.plan(Egress.closed(List.of(BASIC), rules), List.of(BASIC), rules)
                .orElseThrow();

        assertThat(plan.lines()).extracting(EgressPlan.Line::number).containsExactly(1, 0, 0, 0, 2);
        assertThat(plan.additions()).allMatch(line -> line.priority() == 20 && line.accepts());
        assertThat(Egress.closed(List.of(BASIC), with(rules, plan))).isEmpty();
    }

    @Test
    void anEarlyDropIsStillPreceded() {
        List<EgressRule> rules = List.of(drop("ALL", "-1/-1", "0.0.0.0/0", 2));

        EgressPlan plan = Egress.plan(Egress.closed(List.of(BASIC), rules), List.of(BASIC), rules)
                .orElseThrow();

        assertThat(Egress.closed(List.of(BASIC), with(rules, plan))).isEmpty();
    }

    @Test
    void nothingGoesBeforeTheFirstPriority() {
        List<EgressRule> rules = List.of(drop("ALL", "-1/-1", "0.0.0.0/0", 1));

        assertThat(Egress.plan(Egress.closed(List.of(BASIC), rules), List.of(BASIC), rules))
                .isEmpty();
    }

    @Test
    void theCommandsNameGroupAndRange() {
        EgressPlan plan = Egress.plan(Egress.closed(List.of(ADVANCED), List.of()), List.of(ADVANCED), List.of())
                .orElseThrow();

        assertThat(plan.commands("cn-hangzhou"))
                .hasSize(3)
                .first()
                .asString()
                .contains("AuthorizeSecurityGroupEgress", "sg-1", "443/443", "100.100.0.0/16");
    }

    private static List<EgressRule> with(List<EgressRule> rules, EgressPlan plan) {
        return Stream.concat(
                        rules.stream(),
                        plan.additions().stream()
                                .map(line ->
                                        accept(line.protocol(), line.portRange(), line.destination(), line.priority())))
                .toList();
    }

    private static EgressRule accept(String protocol, String ports, String to, int priority) {
        return new EgressRule("sg-1", true, protocol, ports, priority, to, "", Optional.empty());
    }

    private static EgressRule drop(String protocol, String ports, String to, int priority) {
        return new EgressRule("sg-1", false, protocol, ports, priority, to, "", Optional.empty());
    }
}
