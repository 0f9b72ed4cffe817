package dev.ecsdeck.store;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Host keys that people trusted, a line each: the host's name, the algorithm, the key in Base64. Thread-safe.
public final class HostKeyFile {
    private final AtomicFile file;

    public HostKeyFile(Path path) {
        this.file = new AtomicFile(path);
    }

    /// The keys of a host, each `algorithm base64`.
    public synchronized List<String> of(String host) throws ProblemException {
        return List.copyOf(read().getOrDefault(host, List.of()));
    }

    /// Adds a key; one that is there already changes nothing.
    public synchronized void add(String host, String algorithmAndKey) throws ProblemException {
        Map<String, List<String>> all = read();
        List<String> keys = all.computeIfAbsent(host, _ -> new ArrayList<>());
        if (!keys.contains(algorithmAndKey)) {
            keys.add(algorithmAndKey);
            write(all);
        }
    }

    /// Forgets a host: whoever looked at a change and means it.
    public synchronized void forget(String host) throws ProblemException {
        Map<String, List<String>> all = read();
        if (all.remove(host) != null) {
            write(all);
        }
    }

    private Map<String, List<String>> read() throws ProblemException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        String text = new String(file.read().orElse(new byte[0]), StandardCharsets.UTF_8);
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String[] words = line.strip().split(" ");
            if (words.length == 3) {
                all.computeIfAbsent(words[0], _ -> new ArrayList<>()).add(words[1] + " " + words[2]);
            } else if (!line.isBlank()) {
                throw new ProblemException(new Problem.FileBroken(file.path().toString(), number, 1, ""));
            }
        }
        return all;
    }

    private void write(Map<String, List<String>> all) throws ProblemException {
        StringBuilder text = new StringBuilder();
        all.forEach((host, keys) ->
                keys.forEach(key -> text.append(host).append(' ').append(key).append('\n')));
        file.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
