package dev.ecsdeck.houserules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.HashSet;
import java.util.Set;

/// Which static fields are constants. Collections are taken at their interface's word (`List.of`, `Map.of`). A
/// private array counts, for the language has no immutable one; a visible array does not.
final class Constants {
    private static final Set<String> TYPES = Set.of(
            "java.lang.String",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Double",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Class",
            "java.util.List",
            "java.util.Set",
            "java.util.Map",
            "java.util.SortedMap",
            "java.util.NavigableMap",
            "java.util.Optional",
            "java.util.Comparator",
            "java.util.Locale",
            "java.util.UUID",
            "java.util.HexFormat",
            "java.util.Base64$Encoder",
            "java.util.Base64$Decoder",
            "java.util.regex.Pattern",
            "java.nio.charset.Charset",
            "java.nio.file.Path",
            "java.net.URI",
            "java.net.InetAddress",
            "java.math.BigInteger",
            "java.math.BigDecimal",
            "java.lang.invoke.MethodHandle",
            "java.lang.invoke.VarHandle",
            "org.slf4j.Logger",
            "org.slf4j.Marker",
            "okhttp3.MediaType",
            "okhttp3.HttpUrl",
            "okhttp3.Headers",
            "okio.ByteString",
            "tools.jackson.databind.ObjectMapper",
            "tools.jackson.databind.json.JsonMapper",
            "tools.jackson.databind.ObjectReader",
            "tools.jackson.databind.ObjectWriter",
            "tools.jackson.core.type.TypeReference",
            "com.github.javakeyring.KeyringStorageType",
            "org.fxmisc.richtext.model.StyleSpan",
            "javafx.css.PseudoClass",
            "javafx.css.CssMetaData",
            "javafx.css.StyleablePropertyFactory",
            "javafx.util.Duration",
            "javafx.geometry.Insets",
            "javafx.scene.paint.Color");
    private static final Set<String> PACKAGES = Set.of("java.time", "java.time.format", "java.util.function");
    private static final Set<String> FAMILIES = Set.of(
            "javafx.scene.input.KeyCombination",
            "javafx.scene.input.DataFormat",
            "org.kordamp.ikonli.Ikon",
            "java.lang.Enum",
            "java.lang.Record");

    private final String root;

    Constants(String root) {
        this.root = root;
    }

    boolean isConstant(JavaField field) {
        if (!field.getModifiers().contains(JavaModifier.FINAL)) {
            return false;
        }
        JavaClass type = field.getRawType();
        if (type.isArray()) {
            return field.getModifiers().contains(JavaModifier.PRIVATE);
        }
        return isImmutable(type, new HashSet<>());
    }

    private boolean isImmutable(JavaClass type, Set<String> asked) {
        if (!asked.add(type.getName())
                || type.isPrimitive()
                || type.isEnum()
                || type.isRecord()
                || TYPES.contains(type.getName())
                || PACKAGES.contains(type.getPackageName())
                || FAMILIES.stream().anyMatch(family -> isOfFamily(type, family))) {
            return true;
        }
        return type.getName().startsWith(root + ".") && (type.isInterface() || holdsOnlyConstants(type, asked));
    }

    /// Libraries are imported by name alone, so their classes are asked themselves.
    private static boolean isOfFamily(JavaClass type, String family) {
        try {
            ClassLoader loader = Constants.class.getClassLoader();
            return Class.forName(family, false, loader).isAssignableFrom(Class.forName(type.getName(), false, loader));
        } catch (ClassNotFoundException | LinkageError unknown) {
            return false;
        }
    }

    /// Our own classes may be constants when all they hold is: their arrays must stay private to them.
    private boolean holdsOnlyConstants(JavaClass type, Set<String> asked) {
        return type.getAllFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .allMatch(field -> field.getModifiers().contains(JavaModifier.FINAL)
                        && (field.getRawType().isArray()
                                ? field.getModifiers().contains(JavaModifier.PRIVATE)
                                : isImmutable(field.getRawType(), asked)));
    }
}
