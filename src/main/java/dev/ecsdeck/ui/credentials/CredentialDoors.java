package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.service.logon.KeptPasswords;
import dev.ecsdeck.service.logon.KeyPairService;
import dev.ecsdeck.service.logon.LoginUserService;
import dev.ecsdeck.service.logon.PasswordService;
import dev.ecsdeck.ui.kit.KeyPlaces;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// What stands behind the page.
///
/// @param browse opens an address in the browser
/// @param random a secure one, for passwords
public record CredentialDoors(
        KeyPairService pairs,
        PasswordService passwords,
        LoginUserService users,
        KeptPasswords kept,
        KeyPlaces places,
        Consumer<String> browse,
        RandomGenerator random) {}
