package dev.ecsdeck.houserules.wrong.net;

import java.util.concurrent.CompletableFuture;

final class BorrowsCommonPool {
    CompletableFuture<Void> start(Runnable body) {
        return CompletableFuture.runAsync(body);
    }
}
