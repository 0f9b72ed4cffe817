package dev.ecsdeck.service.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.service.files.LineDiff.Kind;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    private static List<String> of(List<LineDiff.Line> lines, Kind... kinds) {
        return lines.stream()
                .filter(line -> List.of(kinds).contains(line.kind()))
                .map(LineDiff.Line::text)
                .toList();
    }

    @Test
    void sameTextsHaveNoChanges() {
        List<String> text = List.of("a", "b", "c");

        assertThat(of(LineDiff.of(text, text), Kind.ADDED, Kind.REMOVED)).isEmpty();
    }

    @Test
    void changedLineStandsBetweenThoseAroundIt() {
        List<LineDiff.Line> lines = LineDiff.of(List.of("a", "b", "c"), List.of("a", "B", "c"));

        assertThat(lines)
                .containsExactly(
                        new LineDiff.Line(Kind.KEPT, "a"),
                        new LineDiff.Line(Kind.REMOVED, "b"),
                        new LineDiff.Line(Kind.ADDED, "B"),
                        new LineDiff.Line(Kind.KEPT, "c"));
    }

    @Test
    void farAwayLinesAreLeftOut() {
        List<String> before = IntStream.range(0, 100).mapToObj(i -> "line " + i).toList();
        List<String> after = before.stream()
                .map(line -> line.equals("line 50") ? "changed" : line)
                .toList();

        List<LineDiff.Line> lines = LineDiff.of(before, after);

        assertThat(lines).hasSize(3 + 2 + 3 + 2);
        assertThat(lines.getFirst().kind()).isEqualTo(Kind.GAP);
    }

    @Test
    void veryLongMiddlesAreTakenOutAndPutIn() {
        List<String> before = Collections.nCopies(3_000, "x");
        List<String> after = Collections.nCopies(3_001, "y");

        List<LineDiff.Line> lines = LineDiff.of(before, after);

        assertThat(of(lines, Kind.REMOVED)).hasSize(3_000);
        assertThat(of(lines, Kind.ADDED)).hasSize(3_001);
    }

    @Property(tries = 200)
    void bothTextsCanBeReadOutOfTheWholeDiff(
            @ForAll @Size(max = 6) List<@IntRange(max = 3) Integer> one,
            @ForAll @Size(max = 6) List<@IntRange(max = 3) Integer> two) {
        List<String> before = one.stream().map(Object::toString).toList();
        List<String> after = two.stream().map(Object::toString).toList();

        List<LineDiff.Line> lines = LineDiff.of(before, after);

        if (!before.equals(after)) {
            assertThat(of(lines, Kind.REMOVED).size() - of(lines, Kind.ADDED).size())
                    .isEqualTo(before.size() - after.size());
        }
    }
}
