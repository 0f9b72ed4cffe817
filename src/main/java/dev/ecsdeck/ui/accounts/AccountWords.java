package dev.ecsdeck.ui.accounts;

import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.Condition;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// How accounts are called, wherever they are named.
public final class AccountWords {
    /// Keys that somebody must renew by hand are near their end from here on.
    private static final Duration NEAR = Duration.ofHours(1);

    private AccountWords() {}

    public static String nameOf(Texts texts, Account account) {
        return switch (account.origin()) {
            case LAB -> texts.now("accounts.name.lab");
            case ENVIRONMENT -> texts.now("accounts.name.environment");
            case FLAGS -> texts.now("accounts.name.flags");
            case KEYCHAIN, VENDOR_ECS_FILE, VENDOR_FILE -> account.name();
        };
    }

    public static String modeOf(Texts texts, Account account) {
        return texts.messages().find("accounts.mode." + account.mode()).orElse(account.mode());
    }

    /// Until when its keys are good and what happens then; empty where nobody knows, or they do not end.
    public static String lifeOf(Texts texts, Account account, Condition condition, Instant now) {
        return condition
                .expires()
                .map(end -> {
                    String how = Condition.renewalOf(account).name().toLowerCase(Locale.ROOT);
                    String left = Ages.span(texts.messages(), Duration.between(now, end));
                    return now.isBefore(end)
                            ? texts.now("accounts.life." + how.replace('_', '-'), left)
                            : texts.now("accounts.life.over");
                })
                .orElse("");
    }

    /// Whether somebody should do something about keys that end.
    public static boolean isNearEnd(Account account, Condition condition, Instant now) {
        return Condition.renewalOf(account) != Condition.Renewal.BY_ITSELF
                && condition
                        .expires()
                        .filter(end -> Duration.between(now, end).compareTo(NEAR) < 0)
                        .isPresent();
    }
}
