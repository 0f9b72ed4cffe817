package dev.ecsdeck.remote;

import java.util.List;
import java.util.Optional;

/// Who may log in to a Windows instance by Remote Desktop: the members of the group for that. PowerShell for SYSTEM.
///
/// The group is found by its number, since its name follows the language of the system (well-known security
/// identifiers, Microsoft Learn, 2025).
public final class RemoteDesktopScripts {
    private static final String GROUP = """
            $ErrorActionPreference = 'Stop'
            $i = New-Object System.Security.Principal.SecurityIdentifier 'S-1-5-32-555'
            $g = $i.Translate([System.Security.Principal.NTAccount]).Value.Split('\\')[-1]
            $q = [ADSI]('WinNT://./' + $g + ',group')
            """;
    private static final String LIST = GROUP + """
            Write-Output ('group=' + $g)
            @($q.psbase.Invoke('Members')) | ForEach-Object {
                Write-Output ('member=' + $_.GetType().InvokeMember('Name', 'GetProperty', $null, $_, $null)) }
            """;
    /// A user that is made here has a password that nobody knows, until one is set.
    private static final String ADD = """
            $u = %s
            %s
            try {
                if (-not [ADSI]::Exists('WinNT://./' + $u + ',user')) {
                    $b = New-Object byte[] 24
                    [System.Security.Cryptography.RandomNumberGenerator]::Create().GetBytes($b)
                    $n = ([ADSI]'WinNT://.').Create('User', $u)
                    $n.SetPassword('aA1!' + [Convert]::ToBase64String($b)); $n.SetInfo()
                    Write-Output 'made=yes'
                }
                if ($q.psbase.Invoke('IsMember', 'WinNT://./' + $u)) { Write-Output 'result=exists'; exit 0 }
                $q.Add('WinNT://./' + $u + ',user'); Write-Output 'result=done'
            } catch { Write-Output 'result=refused'; Write-Output ('why=' + $_.Exception.GetBaseException().Message) }
            """;
    private static final String REMOVE = """
            $u = %s
            %s
            try {
                if (-not $q.psbase.Invoke('IsMember', 'WinNT://./' + $u)) { Write-Output 'result=no-user'; exit 0 }
                $q.Remove('WinNT://./' + $u + ',user'); Write-Output 'result=done'
            } catch { Write-Output 'result=refused'; Write-Output ('why=' + $_.Exception.GetBaseException().Message) }
            """;

    private RemoteDesktopScripts() {}

    public static String list() {
        return LIST;
    }

    /// @return empty where the answer names no group: something stood between
    public static Optional<List<String>> readList(String output) {
        Answers answers = new Answers(output);
        return answers.first("group").map(_ -> answers.all("member"));
    }

    /// Adds a user to the group; makes the user first where there is none.
    public static String add(LoginName user) {
        return ADD.formatted(PowerShellText.quote(user.value()), GROUP);
    }

    /// Takes a user out of the group; the user itself stays.
    public static String remove(LoginName user) {
        return REMOVE.formatted(PowerShellText.quote(user.value()), GROUP);
    }
}
