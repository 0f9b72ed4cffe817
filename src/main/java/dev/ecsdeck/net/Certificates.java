package dev.ecsdeck.net;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Whom we believe: the system's certificates, an extra file's, and on request anything from loopback.
final class Certificates {
    private final NetSettings settings;

    Certificates(NetSettings settings) {
        this.settings = settings;
    }

    /// Whom these settings believe.
    ///
    /// @throws ProblemException if the extra file cannot be used
    X509ExtendedTrustManager trust() throws ProblemException {
        try {
            X509ExtendedTrustManager trust = ofSystem(null);
            if (settings.extraCa().isPresent()) {
                trust = ofSystem(withExtra(trust, settings.extraCa().get()));
            }
            return settings.skipVerify() ? new LoopbackTrust(trust) : trust;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java has no usable TLS", broken);
        }
    }

    void applyTo(OkHttpClient.Builder builder, LiveTrust trust) {
        if (settings.skipVerify()) {
            HostnameVerifier strict = new OkHttpClient().hostnameVerifier();
            builder.hostnameVerifier((host, session) -> Loopback.isLoopback(host) || strict.verify(host, session));
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            builder.sslSocketFactory(context.getSocketFactory(), trust);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java has no usable TLS", broken);
        }
    }

    private static X509ExtendedTrustManager ofSystem(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager usable) {
                return usable;
            }
        }
        throw new GeneralSecurityException("no trust manager for X.509");
    }

    private static KeyStore withExtra(X509ExtendedTrustManager usual, Path file)
            throws GeneralSecurityException, ProblemException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            store.load(null, null);
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
        int number = 0;
        for (X509Certificate known : usual.getAcceptedIssuers()) {
            store.setCertificateEntry("system-" + number++, known);
        }
        for (Certificate extra : read(file)) {
            store.setCertificateEntry("extra-" + number++, extra);
        }
        return store;
    }

    private static Collection<? extends Certificate> read(Path file) throws GeneralSecurityException, ProblemException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new ProblemException(unusable(file, Problem.FileFault.OTHER, "no certificate in it"));
            }
            return found;
        } catch (NoSuchFileException missing) {
            throw new ProblemException(unusable(file, Problem.FileFault.MISSING, ""), missing);
        } catch (IOException unreadable) {
            throw new ProblemException(unusable(file, Problem.FileFault.NOT_ALLOWED, ""), unreadable);
        } catch (CertificateException broken) {
            throw new ProblemException(unusable(file, Problem.FileFault.OTHER, "not a PEM certificate"), broken);
        }
    }

    private static Problem unusable(Path file, Problem.FileFault fault, String detail) {
        return new Problem.FileUnusable(file.toString(), fault, detail);
    }
}
