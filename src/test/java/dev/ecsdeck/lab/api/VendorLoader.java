package dev.ecsdeck.lab.api;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/// Loads the vendor's client apart from everything else, with empty shapes where it names a cryptography library.
///
/// It wants that library only to be there, for signatures that nobody asks for here; on the tests' own class path
/// the library would change which algorithms the SSH tests use.
final class VendorLoader extends ClassLoader {
    private static final String PROVIDER = "org.bouncycastle.jce.provider.BouncyCastleProvider";

    VendorLoader() {
        super(VendorLoader.class.getClassLoader());
    }

    /// A client of its own.
    static VendorCalls calls() throws ReflectiveOperationException {
        return (VendorCalls) new VendorLoader()
                .loadClass("dev.ecsdeck.lab.api.VendorClient")
                .getConstructor()
                .newInstance();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = isOurs(name) ? define(name) : super.loadClass(name, resolve);
            }
            return loaded;
        }
    }

    private static boolean isOurs(String name) {
        return name.startsWith("com.aliyun.")
                || name.startsWith("org.bouncycastle.")
                || name.equals("dev.ecsdeck.lab.api.VendorClient");
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = name.startsWith("org.bouncycastle.") ? shape(name) : read(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static byte[] shape(String name) {
        return ClassFile.of().build(ClassDesc.of(name), builder -> {
            if (name.equals(PROVIDER)) {
                builder.withFlags(AccessFlag.PUBLIC).withSuperclass(ClassDesc.of(Provider.class.getName()));
            } else {
                builder.withFlags(AccessFlag.PUBLIC, AccessFlag.INTERFACE, AccessFlag.ABSTRACT);
            }
        });
    }

    private byte @Nullable [] read(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException broken) {
            throw new ClassNotFoundException(name, broken);
        }
    }
}
