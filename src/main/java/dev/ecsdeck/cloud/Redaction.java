package dev.ecsdeck.cloud;

import dev.ecsdeck.model.Credentials;

/// Takes secrets out of what the service says before anybody sees it.
final class Redaction {
    private static final String HIDDEN = "•••";

    private Redaction() {}

    /// `message` without the echo of what was signed (it holds every parameter) and without the keys.
    static String clean(String message, Credentials used) {
        int echo = message.indexOf("server string to sign");
        String kept = echo < 0 ? message : message.substring(0, echo).strip();
        kept = kept.replace(used.accessKeySecret(), HIDDEN);
        return used instanceof Credentials.StsToken sts ? kept.replace(sts.securityToken(), HIDDEN) : kept;
    }
}
