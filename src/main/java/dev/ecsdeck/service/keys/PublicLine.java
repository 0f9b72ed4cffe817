package dev.ecsdeck.service.keys;

import dev.ecsdeck.problem.Problem.KeyFault;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.remote.LoginName;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// The one line of a public key, looked at before it leaves this machine: above all it must not be a private one.
final class PublicLine {
    private static final Pattern FORM = Pattern.compile(
            "(ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp(?:256|384|521)|sk-[a-z0-9@.-]+) ([A-Za-z0-9+/]+={0,2})(?: .*)?");
    /// The plugin crashes on a shorter text.
    private static final int LEAST = 20;

    private PublicLine() {}

    /// @return the line without a line end and without its comment, which is nobody's business there
    static String checked(String text, LoginName user) throws ProblemException {
        String line = text.strip();
        var match = FORM.matcher(line);
        if (line.contains("PRIVATE KEY") || line.indexOf('\n') >= 0 || line.length() < LEAST || !match.matches()) {
            throw KeyService.unusable(KeyFault.BAD_PUBLIC_KEY, user, "");
        }
        if (!namesItself(match.group(1), match.group(2))) {
            throw KeyService.unusable(KeyFault.BAD_PUBLIC_KEY, user, match.group(1));
        }
        return match.group(1) + " " + match.group(2);
    }

    /// The blob begins with the algorithm's name; a cut or mixed-up line does not.
    private static boolean namesItself(String algorithm, String base64) {
        try {
            byte[] blob = Base64.getDecoder().decode(base64);
            byte[] name = algorithm.getBytes(StandardCharsets.US_ASCII);
            if (blob.length < 4 + name.length || blob[3] != name.length) {
                return false;
            }
            return new String(blob, 4, name.length, StandardCharsets.US_ASCII).equals(algorithm);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
