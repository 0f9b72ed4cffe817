package dev.ecsdeck.lab.agent;

import dev.ecsdeck.lab.fleet.SessionSpec;
import dev.ecsdeck.work.Workers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A simulated command prompt for Windows machines, which says that it is simulated. Nothing runs and no file of this
/// computer is touched. Thread-safe.
final class SimulatedCmd implements Terminal {
    private static final List<String> BANNER = List.of(
            "Microsoft Windows [Version 10.0.20348.2113] (simulated by the Lab)",
            "Nothing that you type here runs on this computer; try dir, cd, echo, ver, whoami, exit.",
            "");
    private static final Map<String, List<String>> FOLDERS = new TreeMap<>(Map.of(
            "C:\\", List.of("Program Files\\", "Users\\", "Windows\\"),
            "C:\\Program Files", List.of("Common Files\\"),
            "C:\\Users", List.of("Administrator\\", "Public\\"),
            "C:\\Users\\Administrator", List.of("Desktop\\", "notes.txt"),
            "C:\\Windows", List.of("System32\\", "win.ini"),
            "C:\\Windows\\System32", List.of("cmd.exe", "drivers\\")));
    private static final String NOTES = "This machine is part of the Lab.\r\n";

    private final SessionSpec spec;
    private final Workers workers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /// Guarded by lock.
    private final ArrayDeque<byte[]> output = new ArrayDeque<>();
    /// Guarded by lock.
    private final StringBuilder typed = new StringBuilder();
    /// Guarded by lock.
    private boolean ended;
    /// Guarded by lock.
    private String folder = "C:\\Windows\\System32";

    SimulatedCmd(SessionSpec spec, Workers workers) {
        this.spec = spec;
        this.workers = workers;
        say(String.join("\r\n", BANNER));
        prompt();
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        lock.lock();
        try {
            while (output.isEmpty() && !ended) {
                changed.awaitUninterruptibly();
            }
            if (output.isEmpty()) {
                return -1;
            }
            byte[] next = output.remove();
            int length = Math.min(next.length, buffer.length);
            System.arraycopy(next, 0, buffer, 0, length);
            if (length < next.length) {
                output.addFirst(Arrays.copyOfRange(next, length, next.length));
            }
            return length;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(byte[] bytes) {
        lock.lock();
        try {
            new String(bytes, StandardCharsets.UTF_8).codePoints().forEach(this::key);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void resize(int rows, int columns) {
        // a prompt that only prints lines has nothing to lay out anew
    }

    @Override
    public void close() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void key(int key) {
        switch (key) {
            case '\r', '\n' -> enter();
            case 3 -> {
                typed.setLength(0);
                say("^C\r\n");
                prompt();
            }
            case 8, 127 -> {
                if (!typed.isEmpty()) {
                    typed.setLength(typed.offsetByCodePoints(typed.length(), -1));
                    say("\b \b");
                }
            }
            default -> {
                if (key >= ' ') {
                    typed.appendCodePoint(key);
                    say(Character.toString(key));
                }
            }
        }
    }

    private void enter() {
        String line = typed.toString().strip();
        typed.setLength(0);
        say("\r\n");
        if (!line.isEmpty()) {
            run(line);
        }
        if (!ended) {
            prompt();
        }
    }

    private void run(String line) {
        String[] words = line.split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "exit" -> close();
            case "ver" -> say("\r\nMicrosoft Windows [Version 10.0.20348.2113] (simulated)\r\n");
            case "echo" -> say(rest + "\r\n");
            case "whoami" ->
                say(spec.userName()
                                .map(user -> spec.machine().name() + "\\" + user)
                                .orElse("nt authority\\system")
                        + "\r\n");
            case "hostname" -> say(spec.machine().name() + "\r\n");
            case "cls" -> say("\u001b[2J\u001b[H");
            case "date" -> say(now("EEE MM/dd/yyyy") + "\r\n");
            case "time" -> say(now("HH:mm:ss") + "\r\n");
            case "cd", "chdir" -> go(rest);
            case "dir" -> list();
            case "type" ->
                say(
                        folder.endsWith("Administrator") && rest.equalsIgnoreCase("notes.txt")
                                ? NOTES
                                : "The system cannot find the file specified.\r\n");
            case "help" -> say("CD CLS DATE DIR ECHO EXIT HELP HOSTNAME TIME TYPE VER WHOAMI (simulated)\r\n");
            default -> {
                say("'" + words[0] + "' is not recognized as an internal or external command,\r\n");
                say("operable program or batch file. (This prompt is simulated.)\r\n");
            }
        }
    }

    private void go(String where) {
        if (where.isEmpty()) {
            say(folder + "\r\n");
            return;
        }
        String target = where.replace('/', '\\');
        if (target.equals("..")) {
            int cut = folder.lastIndexOf('\\');
            target = cut <= 2 ? "C:\\" : folder.substring(0, cut);
        } else if (!target.contains(":")) {
            target = target.startsWith("\\") ? "C:" + target : folder + (folder.endsWith("\\") ? "" : "\\") + target;
        }
        String wanted =
                target.length() > 3 && target.endsWith("\\") ? target.substring(0, target.length() - 1) : target;
        FOLDERS.keySet().stream()
                .filter(known -> known.equalsIgnoreCase(wanted))
                .findFirst()
                .ifPresentOrElse(known -> folder = known, () -> say("The system cannot find the path specified.\r\n"));
    }

    private void list() {
        List<String> lines = new ArrayList<>(List.of(" Directory of " + folder + " (simulated)", ""));
        for (String entry : FOLDERS.getOrDefault(folder, List.of())) {
            boolean isFolder = entry.endsWith("\\");
            String name = isFolder ? entry.substring(0, entry.length() - 1) : entry;
            lines.add("01/15/2026  09:30 AM    " + (isFolder ? "<DIR>          " : "            34 ") + name);
        }
        say(String.join("\r\n", lines) + "\r\n");
    }

    private String now(String pattern) {
        return LocalDateTime.ofInstant(workers.clock().instant(), ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }

    private void prompt() {
        say("\r\n" + folder + ">");
    }

    private void say(String text) {
        lock.lock();
        try {
            output.add(text.getBytes(StandardCharsets.UTF_8));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
