package dev.kirikae.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom TLS trusts: the JDK's authorities and those given as PEM text besides. */
final class Trust {

    private static final Map<String, SSLSocketFactory> KNOWN = new ConcurrentHashMap<>();

    private Trust() {}

    /** @throws IOException where the text holds no certificate */
    static SSLSocketFactory with(@Nullable String pem) throws IOException {
        if (pem == null) {
            return (SSLSocketFactory) SSLSocketFactory.getDefault();
        }
        SSLSocketFactory known = KNOWN.get(pem);
        if (known != null) {
            return known;
        }
        try {
            SSLSocketFactory made = make(pem);
            KNOWN.put(pem, made);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IOException("the additional authority cannot be read: " + e.getMessage(), e);
        }
    }

    private static SSLSocketFactory make(String pem) throws GeneralSecurityException, IOException {
        KeyStore together = KeyStore.getInstance(KeyStore.getDefaultType());
        together.load(null, null);
        int n = 0;
        for (Certificate given : CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))) {
            together.setCertificateEntry("given-" + n++, given);
        }
        if (n == 0) {
            throw new GeneralSecurityException("no certificate in it");
        }
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager usual) {
                for (X509Certificate authority : usual.getAcceptedIssuers()) {
                    together.setCertificateEntry("usual-" + n++, authority);
                }
            }
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers(together), null);
        return context.getSocketFactory();
    }

    /** @param store null for the JDK's */
    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
