package dev.ecsdeck.ui.shells;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.InstanceId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is remembered of a tab.
class TabPlanTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "web-01",
                "right(0.5,i-a)",
                "right(0.5,i-a,i-b",
                "right(0.5,i-a,i-b))",
                "right(2,i-a,i-b)",
                "left(0.5,i-a,i-b)",
                "@i-a",
                "i-a and more"
            })
    void whatIsNoPlanIsNone(String text) {
        assertThat(TabPlan.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i-a",
                "root@i-a",
                "i-a pinned",
                "i-a name=订单 (prod), 2",
                "down(0.250,i-a,right(0.500,ecs-user@i-b,i-c)) pinned name=a name=b"
            })
    void aPlanIsReadAsItWasWritten(String text) {
        assertThat(TabPlan.parse(text)).map(TabPlan::text).contains(text);
    }

    @Test
    void depthHasAnEnd() {
        String deep = "right(0.5,i-a,".repeat(40) + "i-a" + ")".repeat(40);

        assertThat(TabPlan.parse(deep)).isEmpty();
    }

    @Test
    void anEdgeIsNeverBeyondReach() {
        assertThat(PanePlan.parse("right(0.001,i-a,i-b)")).map(PanePlan::text).contains("right(0.100,i-a,i-b)");
    }

    @Test
    void panesThatAreGoneLeaveTheirRoom() {
        PanePlan plan = PanePlan.parse("down(0.25,i-a,right(0.5,i-b,i-c))").orElseThrow();

        Optional<PanePlan> kept = plan.keep(pane -> !pane.instance().equals(new InstanceId("i-b")));

        assertThat(kept).map(PanePlan::text).contains("down(0.250,i-a,i-c)");
        assertThat(plan.keep(_ -> false)).isEmpty();
    }
}
