package dev.ecsdeck.remote;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Changes a password on a running instance in two scripts: the first makes a key pair there and tells its public
/// half, the second brings the password sealed with it. The password stands in no record and on no command line.
public final class PasswordScripts {
    private static final Pattern LINUX_NAME = Pattern.compile("/(?:run|tmp)/ecs-deck-seal\\.[A-Za-z0-9]{8}");
    private static final Pattern WINDOWS_NAME = Pattern.compile("ecs-deck-seal-[0-9a-f]{32}");

    private static final String LINUX_OPEN = """
            umask 077
            command -v openssl >/dev/null 2>&1 || { echo seal=none; exit 0; }
            b=/run; { [ -d "$b" ] && [ -w "$b" ]; } || b=/tmp
            find "$b" -maxdepth 1 -name 'ecs-deck-seal.*' -mmin +10 -exec rm -rf {} + 2>/dev/null
            d=$(mktemp -d "$b/ecs-deck-seal.XXXXXXXX") || exit 1
            openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$d/key" 2>/dev/null || exit 1
            echo "seal=$d"
            echo "key=$(openssl pkey -in "$d/key" -pubout -outform DER | base64 | tr -d '\\n')"
            """;
    /// `printf` is the shell's own, so that no process list shows what it prints.
    private static final String LINUX_SET = """
            umask 077
            d=%s; u=%s; s=%s
            trap 'rm -rf "$d"' EXIT
            id -u "$u" >/dev/null 2>&1 || { echo result=no-user; exit 0; }
            [ -r "$d/key" ] || { echo result=gone; exit 0; }
            printf '%%s' "$s" | base64 -d > "$d/sealed"
            p=$(openssl pkeyutl -decrypt -inkey "$d/key" -in "$d/sealed" -pkeyopt rsa_padding_mode:oaep 2>/dev/null)
            [ -n "$p" ] || { echo result=gone; exit 0; }
            if e=$(printf '%%s:%%s\\n' "$u" "$p" | chpasswd 2>&1); then echo result=set; else
                echo result=refused; echo "why=$(echo "$e" | tr '\\n' ' ')"; exit 0; fi
            s=$( (sshd -T || /usr/sbin/sshd -T) 2>/dev/null | tr 'A-Z' 'a-z')
            [ -n "$s" ] || s=$(tr 'A-Z' 'a-z' < /etc/ssh/sshd_config 2>/dev/null | grep -v '^[[:space:]]*#')
            echo "$s" | grep -qE '^[[:space:]]*passwordauthentication[[:space:]]+no' && echo ssh=no || echo ssh=yes
            """;

    private static final String WINDOWS_KEY = """
            $ErrorActionPreference = 'Stop'
            $c = New-Object System.Security.Cryptography.CspParameters
            $c.KeyContainerName = $n
            """;
    private static final String WINDOWS_OPEN = """
            $n = 'ecs-deck-seal-' + [guid]::NewGuid().ToString('N')
            %s
            $c.Flags = 'UseMachineKeyStore'
            $r = New-Object System.Security.Cryptography.RSACryptoServiceProvider(2048, $c)
            $p = $r.ExportParameters($false)
            Write-Output ('seal=' + $n)
            Write-Output ('modulus=' + [Convert]::ToBase64String($p.Modulus))
            Write-Output ('exponent=' + [Convert]::ToBase64String($p.Exponent))
            """.formatted(WINDOWS_KEY);
    private static final String WINDOWS_SET = """
            $n = %s; $u = %s; $s = %s
            %s
            $c.Flags = 'UseMachineKeyStore, UseExistingKey'
            try { $r = New-Object System.Security.Cryptography.RSACryptoServiceProvider($c) } catch {
                Write-Output 'result=gone'; exit 0 }
            $p = [Text.Encoding]::UTF8.GetString($r.Decrypt([Convert]::FromBase64String($s), $true))
            $r.PersistKeyInCsp = $false; $r.Clear()
            if (-not [ADSI]::Exists('WinNT://./' + $u + ',user')) { Write-Output 'result=no-user'; exit 0 }
            try { ([ADSI]('WinNT://./' + $u + ',user')).SetPassword($p); Write-Output 'result=set' } catch {
                Write-Output 'result=refused'; Write-Output ('why=' + $_.Exception.GetBaseException().Message) }
            """;

    private PasswordScripts() {}

    /// How the second script ended.
    public enum Result {
        SET,
        NO_USER,
        /// The instance's half of the key is no longer there, or does not fit.
        SEAL_GONE,
        /// The system there did not take the password.
        REFUSED,
        /// The answer was not understood: something stood between, such as security software.
        UNREADABLE
    }

    /// @param why what the system said when it refused
    /// @param sshTakesPasswords whether sshd lets anyone in with a password
    public record Answer(Result result, String why, boolean sshTakesPasswords) {}

    /// The script that makes the key pair. Runs as root, or as SYSTEM.
    public static String open(boolean windows) {
        return windows ? WINDOWS_OPEN : LINUX_OPEN;
    }

    /// Reads the answer to [#open].
    ///
    /// @return empty where the instance could make no key: it has no OpenSSL, or something stood between
    public static Optional<Seal> seal(String output, boolean windows) {
        Answers answers = new Answers(output);
        Pattern form = windows ? WINDOWS_NAME : LINUX_NAME;
        return answers.first("seal")
                .filter(name -> form.matcher(name).matches())
                .flatMap(name -> (windows ? windowsKey(answers) : linuxKey(answers))
                        .map(publicKey -> new Seal(name, publicKey)));
    }

    private static Optional<PublicKey> linuxKey(Answers answers) {
        return answers.first("key").flatMap(PasswordScripts::decoded).flatMap(der -> key(new X509EncodedKeySpec(der)));
    }

    private static Optional<PublicKey> windowsKey(Answers answers) {
        Optional<byte[]> modulus = answers.first("modulus").flatMap(PasswordScripts::decoded);
        Optional<byte[]> exponent = answers.first("exponent").flatMap(PasswordScripts::decoded);
        return modulus.flatMap(m ->
                exponent.flatMap(e -> key(new RSAPublicKeySpec(new BigInteger(1, m), new BigInteger(1, e)))));
    }

    private static Optional<PublicKey> key(KeySpec spec) {
        try {
            return Optional.of(KeyFactory.getInstance("RSA").generatePublic(spec));
        } catch (GeneralSecurityException notAKey) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    /// The script that opens the seal and sets the password.
    public static String set(Seal seal, LoginName user, String sealed, boolean windows) {
        return windows
                ? WINDOWS_SET.formatted(
                        PowerShellText.quote(seal.name()),
                        PowerShellText.quote(user.value()),
                        PowerShellText.quote(sealed),
                        WINDOWS_KEY)
                : LINUX_SET.formatted(
                        ShellText.quote(seal.name()), ShellText.quote(user.value()), ShellText.quote(sealed));
    }

    /// Reads the answer to [#set].
    public static Answer read(String output) {
        Answers answers = new Answers(output);
        Result result = switch (answers.first("result").orElse("")) {
            case "set" -> Result.SET;
            case "no-user" -> Result.NO_USER;
            case "gone" -> Result.SEAL_GONE;
            case "refused" -> Result.REFUSED;
            default -> Result.UNREADABLE;
        };
        return new Answer(
                result,
                answers.first("why").orElse(""),
                !answers.first("ssh").orElse("yes").equals("no"));
    }
}
