package javax.xml.bind;

import java.util.Base64;

/// The one word of a library that Java no longer has which the vendor's client speaks: how a signature is written.
public final class DatatypeConverter {
    private DatatypeConverter() {}

    public static String printBase64Binary(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
