package dev.ecsdeck.ui.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.service.files.FileItem;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1 KB",
        "14336, 14 KB",
        "1048575, 1.0 MB",
        "675282944, 644 MB",
        "1073741824, 1.0 GB",
    })
    void bytesAsPeopleReadThem(long bytes, String words) {
        assertThat(Sizes.of(bytes)).isEqualTo(words);
    }

    @Test
    void onlyWhatIsWholeIsAHundredPercent() {
        assertThat(Sizes.percent(0.9999)).isEqualTo("99 %");
        assertThat(Sizes.percent(1)).isEqualTo("100 %");
    }

    private static Entry entry(String name, boolean folder, long size) {
        FileItem.Type type = folder ? FileItem.Type.FOLDER : FileItem.Type.FILE;
        return new Entry(new FileItem(name, "/" + name, type, size, Instant.EPOCH, 0, "", ""), folder, false);
    }

    @Test
    void foldersComeFirstWhicheverWayTheOrderGoes() {
        List<Entry> all = List.of(entry("b9", false, 1), entry("z", true, 0), entry("b10", false, 5));

        Stream<String> up =
                all.stream().sorted(new Order(Order.By.NAME, true).comparator()).map(Entry::name);
        Stream<String> down = all.stream()
                .sorted(new Order(Order.By.SIZE, false).comparator())
                .map(Entry::name);

        assertThat(up).containsExactly("z", "b9", "b10");
        assertThat(down).containsExactly("z", "b10", "b9");
    }

    @ParameterizedTest
    @CsvSource({"a.txt, true", "a/b, false", "'', false", "'  ', false", "., false", ".., false", "..., true"})
    void nameOfOneEntry(String name, boolean isOne) {
        assertThat(NameDialog.isName(name)).isEqualTo(isOne);
    }
}
