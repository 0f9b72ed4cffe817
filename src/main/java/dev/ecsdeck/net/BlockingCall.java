package dev.ecsdeck.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// Runs one call on the caller's thread.
public final class BlockingCall {
    private BlockingCall() {}

    /// The answer, which the caller closes. OkHttp 5 lets an undeclared `InterruptedException` out of a call that
    /// is interrupted while it connects; here that is an `InterruptedIOException`, with the flag restored.
    public static Response execute(OkHttpClient client, Request request) throws IOException {
        try {
            return declared(client, request);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted");
            interrupted.initCause(stop);
            throw interrupted;
        }
    }

    @SuppressWarnings("RedundantThrows") // javac does not know that it can happen, and would refuse the catch above
    private static Response declared(OkHttpClient client, Request request) throws IOException, InterruptedException {
        return client.newCall(request).execute();
    }
}
