package dev.ecsdeck.ui.window;

import static dev.ecsdeck.testing.Instances.BEIJING;
import static dev.ecsdeck.testing.Instances.HANGZHOU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.service.quota.Quota;
import dev.ecsdeck.service.quota.Quota.Use;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuotaNoticeTest {
    private static final InstanceId WEB = new InstanceId("i-web");
    private static final InstanceId THEIRS = new InstanceId("i-theirs");

    private static Map<RegionId, Quota> counted(Quota quota) {
        return Map.of(quota.region(), quota);
    }

    @Test
    void instanceThatOthersFillUpIsNoConcern() {
        Quota quota = new Quota(HANGZHOU, 40, Map.of(WEB, 20, THEIRS, 20), Set.of());

        assertThat(QuotaNotice.of(counted(quota), Set.of(WEB)))
                .containsExactly(new QuotaNotice.OnInstance(HANGZHOU, WEB, 20, Use.FULL));
    }

    @Test
    void whatIsFullComesBeforeWhatCanBeMendedAndThatBeforeWhatIsNear() {
        Quota near = new Quota(BEIJING, 80, Map.of(), Set.of("s-1"));
        Quota full = new Quota(HANGZHOU, 100, Map.of(), Set.of());

        assertThat(QuotaNotice.of(Map.of(BEIJING, near, HANGZHOU, full), Set.of()))
                .containsExactly(
                        new QuotaNotice.InRegion(HANGZHOU, 100, Use.FULL),
                        new QuotaNotice.Left(BEIJING, Set.of("s-1")),
                        new QuotaNotice.InRegion(BEIJING, 80, Use.NEAR));
    }

    @Test
    void worseIsAnotherMatterAndOneMoreIsNot() {
        QuotaNotice before = new QuotaNotice.InRegion(HANGZHOU, 80, Use.NEAR);

        assertThat(new QuotaNotice.InRegion(HANGZHOU, 81, Use.NEAR).matter()).isEqualTo(before.matter());
        assertThat(new QuotaNotice.InRegion(HANGZHOU, 100, Use.FULL).matter()).isNotEqualTo(before.matter());
    }
}
