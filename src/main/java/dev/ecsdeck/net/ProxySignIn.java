package dev.ecsdeck.net;

import java.nio.charset.StandardCharsets;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/// Answers a proxy's 407 once; a second one means that the name or password is wrong.
final class ProxySignIn implements Authenticator {
    private static final String HEADER = "Proxy-Authorization";

    private final String header;

    ProxySignIn(ProxyChoice.SignIn signIn) {
        this.header = Credentials.basic(signIn.user(), signIn.password(), StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        if (response.request().header(HEADER) != null) {
            return null;
        }
        return response.request().newBuilder().header(HEADER, header).build();
    }
}
