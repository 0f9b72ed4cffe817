package dev.ecsdeck.testing;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/// TestFX fails a test for what crashed on any thread of the JVM, also when a Lab of the test before was still
/// closing. Each test of the window begins without.
public final class ForgottenCrashes implements BeforeEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) {
        if (context.getTags().contains("ui")) {
            WaitForAsyncUtils.clearExceptions();
        }
    }
}
