package dev.ecsdeck.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Hop;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetFailuresTest {
    private static final URI TARGET = URI.create("https://ecs.example.com/");

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new UnknownHostException("x"), false, Hop.NAME),
                Arguments.of(new UnknownHostException("x"), true, Hop.PROXY),
                Arguments.of(new ConnectException("refused"), false, Hop.CONNECT),
                Arguments.of(new ConnectException("refused"), true, Hop.PROXY),
                Arguments.of(new NoRouteToHostException("none"), false, Hop.CONNECT),
                Arguments.of(new SocketTimeoutException("timeout"), false, Hop.TIMEOUT),
                Arguments.of(new SocketTimeoutException("failed to connect"), true, Hop.PROXY),
                Arguments.of(new InterruptedIOException("timeout"), false, Hop.TIMEOUT),
                Arguments.of(new SSLHandshakeException("unknown issuer"), false, Hop.TLS),
                Arguments.of(new IOException("Unexpected response code for CONNECT: 403"), true, Hop.PROXY),
                Arguments.of(new IOException("Failed to authenticate with proxy"), true, Hop.PROXY_SIGN_IN),
                Arguments.of(new ConnectException("Failed to connect to /[2408:4002:1407::1]:443"), false, Hop.CONNECT),
                Arguments.of(new SocketException("Connection reset"), false, Hop.BROKEN),
                Arguments.of(new EOFException(), false, Hop.BROKEN));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void eachFailureNamesItsHop(IOException failure, boolean proxied, Hop hop) {
        assertThat(NetFailures.hop(failure, proxied)).isEqualTo(hop);
    }

    @Test
    void aCancelledCallWasInterrupted() {
        assertThat(NetFailures.problem(new IOException("Canceled"), TARGET, new OkHttpClient()))
                .isEqualTo(new Problem.Interrupted());
    }

    @Test
    void anInterruptedThreadKeepsItsFlag() {
        Thread.currentThread().interrupt();

        Problem problem = NetFailures.problem(new SocketException("Closed by interrupt"), TARGET, new OkHttpClient());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(problem).isEqualTo(new Problem.Interrupted());
    }
}
