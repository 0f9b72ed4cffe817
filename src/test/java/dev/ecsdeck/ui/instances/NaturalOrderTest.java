package dev.ecsdeck.ui.instances;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.ui.kit.NaturalOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    private static List<String> sorted(String... names) {
        List<String> list = new ArrayList<>(List.of(names));
        list.sort(NaturalOrder.INSTANCE);
        return list;
    }

    @Test
    void figuresCountAsNumbers() {
        assertThat(sorted("web-10", "web-9", "web-1")).containsExactly("web-1", "web-9", "web-10");
    }

    @Test
    void leadingZerosDoNotMatterAndCaseDoesNot() {
        assertThat(sorted("b-02", "B-1", "a")).containsExactly("a", "B-1", "b-02");
    }

    @Test
    void numbersTooLongForALongAreCompared() {
        assertThat(sorted("n-99999999999999999999999", "n-100000000000000000000000"))
                .containsExactly("n-99999999999999999999999", "n-100000000000000000000000");
    }
}
