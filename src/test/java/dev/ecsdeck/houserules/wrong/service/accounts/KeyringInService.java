package dev.ecsdeck.houserules.wrong.service.accounts;

import com.github.javakeyring.Keyring;

final class KeyringInService {
    final Class<?> door = Keyring.class;
}
