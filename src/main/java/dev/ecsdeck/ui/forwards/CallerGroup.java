package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.forward.ConnectionRecord;
import dev.ecsdeck.forward.ConnectionRecord.Outcome;
import dev.ecsdeck.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The connections of one program: those that live, or those that were refused.
///
/// @param program its file's name, or the address where no program is known
/// @param pid its number, where that is known
/// @param oldest when the first of them came
/// @param refusal why they were refused; empty: they live
record CallerGroup(
        String caller,
        String program,
        Optional<String> pid,
        int count,
        Instant oldest,
        long bytesDown,
        long bytesUp,
        Optional<Problem> refusal) {
    private static final Pattern PROGRAM = Pattern.compile("/(?:.*/)?([^/]+?)(?: \\((\\d+)\\))?");

    private record Key(String caller, boolean isRefused) {}

    /// Groups a log: programs that live first, the newest on top.
    static List<CallerGroup> of(List<ConnectionRecord> log) {
        Map<Key, List<ConnectionRecord>> byCaller = new LinkedHashMap<>();
        log.stream()
                .filter(record ->
                        record.outcome() == Outcome.REFUSED || record.ended().isEmpty())
                .sorted(Comparator.comparingLong(ConnectionRecord::number).reversed())
                .forEach(record -> byCaller.computeIfAbsent(
                                new Key(record.caller(), record.outcome() == Outcome.REFUSED), _ -> new ArrayList<>())
                        .add(record));
        List<CallerGroup> groups = new ArrayList<>();
        byCaller.forEach((key, records) -> groups.add(of(key.caller(), records)));
        groups.sort(Comparator.comparing(group -> group.refusal().isPresent()));
        return List.copyOf(groups);
    }

    private static CallerGroup of(String caller, List<ConnectionRecord> newestFirst) {
        Matcher known = PROGRAM.matcher(caller);
        boolean isProgram = known.matches();
        return new CallerGroup(
                caller,
                isProgram ? known.group(1) : caller,
                isProgram ? Optional.ofNullable(known.group(2)) : Optional.empty(),
                newestFirst.size(),
                newestFirst.getLast().opened(),
                newestFirst.stream().mapToLong(ConnectionRecord::bytesDown).sum(),
                newestFirst.stream().mapToLong(ConnectionRecord::bytesUp).sum(),
                newestFirst.getFirst().problem());
    }
}
