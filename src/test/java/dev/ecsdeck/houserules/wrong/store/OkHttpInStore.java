package dev.ecsdeck.houserules.wrong.store;

import okhttp3.OkHttpClient;

final class OkHttpInStore {
    final Class<?> door = OkHttpClient.class;
}
