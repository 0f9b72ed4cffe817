package dev.ecsdeck.ui.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnTest {
    @Test
    void inScarceRoomTheZoneGoesFirstThenTheAddressThenTheId() {
        assertThat(Column.share(Column.USUAL, 700, 0, Map.of()).keySet())
                .doesNotContain(Column.ZONE)
                .contains(Column.PRIVATE_IP);
        assertThat(Column.share(Column.USUAL, 600, 0, Map.of()).keySet())
                .doesNotContain(Column.ZONE, Column.PRIVATE_IP)
                .contains(Column.ID);
        assertThat(Column.share(Column.USUAL, 400, 0, Map.of()).keySet()).containsExactly(Column.NAME, Column.STATUS);
    }

    @Test
    void allTheWidthIsUsedAndNoFactIsWidened() {
        Map<Column, Double> widths = Column.share(Column.USUAL, 1200, 0, Map.of());

        assertThat(widths.values().stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo(1200);
        assertThat(widths.get(Column.ID)).isEqualTo(176);
    }

    @Test
    void aWideFontTakesTheRoomOfAColumnRatherThanCuttingWords() {
        assertThat(Column.share(Column.USUAL, 772, 184, Map.of())).containsKey(Column.ZONE);
        assertThat(Column.share(Column.USUAL, 772, 210, Map.of())).doesNotContainKey(Column.ZONE);
    }

    @Test
    void evenWithoutRoomNameAndStatusStay() {
        assertThat(Column.share(List.of(Column.NAME, Column.STATUS), 10, 0, Map.of()))
                .hasSize(2);
    }

    @Test
    void aWidthGivenByHandStaysAndTheOthersShareTheRest() {
        Map<Column, Double> widths = Column.share(Column.USUAL, 1200, 0, Map.of(Column.STATUS, 400.0));

        assertThat(widths.get(Column.STATUS)).isEqualTo(400);
        assertThat(widths.values().stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo(1200);
    }

    @Test
    void aColumnMadeWideByHandTakesTheRoomOfOthersThatMayGo() {
        Map<Column, Double> widths = Column.share(Column.USUAL, 772, 0, Map.of(Column.NAME, 300.0));

        assertThat(widths).containsEntry(Column.NAME, 300.0).doesNotContainKey(Column.ZONE);
    }

    @Test
    void whereEveryColumnHasItsWidthNothingGrows() {
        Map<Column, Double> given = Map.of(Column.NAME, 200.0, Column.STATUS, 200.0);

        assertThat(Column.share(List.of(Column.NAME, Column.STATUS), 1000, 0, given))
                .containsExactlyInAnyOrderEntriesOf(given);
    }
}
