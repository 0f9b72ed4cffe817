package dev.ecsdeck.net;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Takes any certificate of a host named as loopback and checks everybody else as `strict` does.
final class LoopbackTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager strict;

    LoopbackTrust(X509ExtendedTrustManager strict) {
        this.strict = strict;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        SSLSession session = socket instanceof SSLSocket tls ? tls.getHandshakeSession() : null;
        if (!isLoopback(session)) {
            strict.checkServerTrusted(chain, type, socket);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        if (!isLoopback(engine.getHandshakeSession())) {
            strict.checkServerTrusted(chain, type, engine);
        }
    }

    private static boolean isLoopback(@Nullable SSLSession session) {
        return session != null && Loopback.isLoopback(session.getPeerHost());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        strict.checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        strict.checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        strict.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        strict.checkClientTrusted(chain, type, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return strict.getAcceptedIssuers();
    }
}
