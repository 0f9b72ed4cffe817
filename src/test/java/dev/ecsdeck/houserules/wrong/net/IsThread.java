package dev.ecsdeck.houserules.wrong.net;

final class IsThread extends Thread {}
