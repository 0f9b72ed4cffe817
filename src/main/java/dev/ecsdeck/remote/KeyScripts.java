package dev.ecsdeck.remote;

import java.util.List;

/// Lasting keys in a user's `authorized_keys`, as the vendor's page lays out by hand. Scripts for that user itself:
/// root would follow a link that the user has put there.
public final class KeyScripts {
    private static final String ADD = """
            umask 077
            k=%s
            h=$(getent passwd "$(id -u)" | cut -d: -f6); d=${h:-$HOME}/.ssh; f=$d/authorized_keys
            mkdir -p "$d" && touch "$f" || { echo result=refused; exit 0; }
            if grep -qF -- "$k" "$f"; then echo result=there; else
                [ -z "$(tail -c 1 "$f")" ] || echo >> "$f"
                printf '%%s\\n' "$k" >> "$f" && echo result=done || echo result=refused
            fi
            chmod 700 "$d"; chmod 600 "$f"
            command -v restorecon >/dev/null 2>&1 && restorecon -R "$d"
            true
            """;
    private static final String REMOVE = """
            umask 077
            k=%s
            h=$(getent passwd "$(id -u)" | cut -d: -f6); f=${h:-$HOME}/.ssh/authorized_keys
            grep -qF -- "$k" "$f" 2>/dev/null || { echo result=gone; exit 0; }
            cp -p "$f" "$f.ecs-deck" || { rm -f "$f.ecs-deck"; echo result=refused; exit 0; }
            grep -vF -- "$k" "$f.ecs-deck" > "$f"
            [ $? -le 1 ] || { cat "$f.ecs-deck" > "$f"; echo result=refused; exit 0; }
            rm -f "$f.ecs-deck"; echo result=done
            """;
    private static final String LIST = """
            h=$(getent passwd "$(id -u)" | cut -d: -f6)
            grep -E '^[^#[:space:]]' "${h:-$HOME}/.ssh/authorized_keys" 2>/dev/null | sed 's/^/key=/'
            """;
    /// By root, right after the home was made: nobody has been there to put a link.
    private static final String FIRST = """
            h=$(getent passwd "$u" | cut -d: -f6); g=$(id -g "$u")
            mkdir -p "$h/.ssh" && printf '%%s\\n' %s > "$h/.ssh/authorized_keys"
            chmod 700 "$h/.ssh"; chmod 600 "$h/.ssh/authorized_keys"; chown -R "$u:$g" "$h/.ssh"
            command -v restorecon >/dev/null 2>&1 && restorecon -R "$h/.ssh"
            """;

    private KeyScripts() {}

    /// How a script ended.
    public enum Result {
        DONE,
        ALREADY_THERE,
        GONE,
        REFUSED
    }

    /// Adds one key, unless it is there.
    ///
    /// @param publicLine one line, as `authorized_keys` spells it
    public static String add(String publicLine) {
        return ADD.formatted(ShellText.quote(publicLine));
    }

    /// Removes every line with that key.
    ///
    /// @param blob the key in Base64, which is the same whatever options and comment stand beside it
    public static String remove(String blob) {
        return REMOVE.formatted(ShellText.quote(blob));
    }

    public static String list() {
        return LIST;
    }

    public static List<String> readList(String output) {
        return new Answers(output).all("key");
    }

    public static Result read(String output) {
        return switch (new Answers(output).first("result").orElse("")) {
            case "done" -> Result.DONE;
            case "there" -> Result.ALREADY_THERE;
            case "gone" -> Result.GONE;
            default -> Result.REFUSED;
        };
    }

    static String firstOf(String publicLine) {
        return FIRST.formatted(ShellText.quote(publicLine));
    }
}
