package dev.ecsdeck.ui.kit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CellFontTest {
    private final CellFont font = new CellFont("", 13, 1);

    @Test
    @EnabledOnOs(OS.LINUX)
    void ofAPictureOfManyCharactersThatIsDrawnWhichTheFontHas() {
        assertThat(font.drawn("👍🏽")).isEqualTo("👍");
        assertThat(font.drawn("👨‍👩‍👧")).isEqualTo("👨");
        assertThat(font.drawn("🇨🇳")).isEqualTo("🇨🇳");
        assertThat(font.drawn("❤️")).isEqualTo("❤");
        assertThat(font.drawn("1️⃣")).isEqualTo("1");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void picturesComeFromTheFontThatComesAlong() {
        assertThat(font.emoji("🚀").getName()).startsWith("Noto Emoji");
        assertThat(font.emoji("🚀").getSize()).isBetween(8.0, 16.0);
        assertThat(font.emoji("1️⃣").getFamily()).isEqualTo("JetBrains Mono");
    }

    @Test
    void aCellIsWholePixelsAtEveryScale() {
        for (double scale : new double[] {1, 1.25, 1.5, 2}) {
            CellFont scaled = new CellFont("", 13, scale);
            assertThat(scaled.width * scale % 1).isZero();
            assertThat(scaled.height * scale % 1).isZero();
            assertThat(scaled.baseline).isBetween(0.5 * scaled.height, scaled.height);
        }
    }

    @Test
    void anotherFamilyIsUsedWhereItIsInstalled() {
        assumeTrue(Font.getFamilies().contains("DejaVu Sans Mono"));

        assertThat(new CellFont("DejaVu Sans Mono", 13, 1).face(true, false).getFamily())
                .isEqualTo("DejaVu Sans Mono");
    }
}
