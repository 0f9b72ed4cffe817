package dev.ecsdeck.service.commands;

import dev.ecsdeck.cloud.CommandRequest;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.ScriptLanguage;
import dev.ecsdeck.remote.PowerShellText;
import dev.ecsdeck.remote.ShellText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What to run, and how.
///
/// @param arguments what the script finds as `$1`, `$2` …, or in `$args`; batch files take none
/// @param user empty for root, or SYSTEM on Windows
/// @param folder empty for that user's home
/// @param timeout 10 s to 24 h; the service ends the script then
public record CommandPlan(
        ScriptLanguage language, String script, List<String> arguments, String user, String folder, Duration timeout) {
    public static final Duration MOST_TIMEOUT = Duration.ofDays(1);
    private static final int MOST_USER = 255;
    /// Shells of the family whose `set --` is meant.
    private static final Pattern SHELL = Pattern.compile("#!\\s*(?:\\S*/)?(?:env\\s+)?(?:ba|da|k|z|a)?sh\\b.*");
    private static final Pattern PASSWORD_FREE_USER = Pattern.compile("[A-Za-z0-9_.\\\\@$-]*");

    public CommandPlan {
        arguments = List.copyOf(arguments);
    }

    /// What speaks against running it.
    public enum Fault {
        EMPTY,
        TOO_LONG,
        NUL,
        /// Its first line names a program that is no shell, so that arguments cannot be handed over.
        NO_ARGUMENTS_HERE,
        BAD_USER,
        TIMEOUT_OUT_OF_RANGE
    }

    /// All that speaks against running it; nothing means that the service would take it.
    public Set<Fault> faults() {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        if (script.isBlank()) {
            faults.add(Fault.EMPTY);
        }
        boolean nul = script.indexOf('\0') >= 0 || arguments.stream().anyMatch(text -> text.indexOf('\0') >= 0);
        if (nul) {
            faults.add(Fault.NUL);
        }
        if (!arguments.isEmpty() && !takesArguments()) {
            faults.add(Fault.NO_ARGUMENTS_HERE);
        }
        if (user.length() > MOST_USER || !PASSWORD_FREE_USER.matcher(user).matches()) {
            faults.add(Fault.BAD_USER);
        }
        if (timeout.compareTo(CommandRequest.LEAST_TIMEOUT) < 0 || timeout.compareTo(MOST_TIMEOUT) > 0) {
            faults.add(Fault.TIMEOUT_OUT_OF_RANGE);
        }
        if (!nul && sentBytes() > CommandRequest.MOST_CONTENT) {
            faults.add(Fault.TOO_LONG);
        }
        return faults;
    }

    private boolean takesArguments() {
        return switch (language) {
            case SHELL -> !script.startsWith("#!") || SHELL.matcher(firstLine()).matches();
            case POWERSHELL -> true;
            case BATCH -> false;
        };
    }

    private String firstLine() {
        return script.lines().findFirst().orElse("");
    }

    /// Bytes as the service counts them: after Base64.
    private int sentBytes() {
        return (text().getBytes(StandardCharsets.UTF_8).length + 2) / 3 * 4;
    }

    /// The script as it goes out, with its arguments set before its first line of its own.
    public String text() {
        String unix = script.replace("\r\n", "\n");
        return switch (language) {
            case SHELL -> arguments.isEmpty() || !takesArguments() ? unix : withShellArguments(unix);
            case POWERSHELL -> arguments.isEmpty() ? script : "$args = @(" + quoted() + ")\n" + script;
            case BATCH -> unix.replace("\n", "\r\n");
        };
    }

    private String withShellArguments(String unix) {
        String set = "set -- " + arguments.stream().map(ShellText::quote).collect(Collectors.joining(" ")) + "\n";
        if (!unix.startsWith("#!")) {
            return set + unix;
        }
        int end = unix.indexOf('\n');
        return end < 0 ? unix : unix.substring(0, end + 1) + set + unix.substring(end + 1);
    }

    private String quoted() {
        return arguments.stream().map(PowerShellText::quote).collect(Collectors.joining(", "));
    }

    CommandRequest requestFor(List<Instance> batch, String token) {
        return new CommandRequest(
                batch.getFirst().region(),
                batch.stream().map(Instance::id).toList(),
                new CommandRequest.Script(apiLanguage(), text()),
                Optional.of(user).filter(name -> !name.isEmpty()),
                Optional.empty(),
                Optional.of(folder).filter(path -> !path.isEmpty()),
                timeout,
                token);
    }

    private CommandRequest.Language apiLanguage() {
        return switch (language) {
            case SHELL -> CommandRequest.Language.SHELL;
            case POWERSHELL -> CommandRequest.Language.POWERSHELL;
            case BATCH -> CommandRequest.Language.BATCH;
        };
    }

    /// Whether an instance's system understands the language.
    public boolean fits(Instance instance) {
        return fits(language, instance);
    }

    /// Whether an instance's system understands `language`.
    public static boolean fits(ScriptLanguage language, Instance instance) {
        return instance.windows() == (language != ScriptLanguage.SHELL);
    }
}
