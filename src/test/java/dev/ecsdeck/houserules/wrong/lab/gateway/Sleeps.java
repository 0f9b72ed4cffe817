package dev.ecsdeck.houserules.wrong.lab.gateway;

final class Sleeps {
    void rest() throws InterruptedException {
        Thread.sleep(1);
    }
}
