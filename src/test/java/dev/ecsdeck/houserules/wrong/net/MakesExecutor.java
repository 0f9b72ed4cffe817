package dev.ecsdeck.houserules.wrong.net;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

final class MakesExecutor {
    ExecutorService make() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }
}
