package dev.ecsdeck.app;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Timer;
import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.Field;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the toolkit's pulse rest on GTK. The toolkit asks its timer to pause when nothing moves, as macOS does, but
/// the timer of GTK (JavaFX 26) takes no heed: it wakes the toolkit's thread sixty times a second for nothing, which
/// is more than all the rest of an idle window. This one stops the timer below when asked to pause.
///
/// It needs parts of JavaFX that are not its interface. Where they are not as expected, all stays as it was.
final class RestingPulse extends Timer {
    private static final Logger LOG = LoggerFactory.getLogger(RestingPulse.class);
    private static final String RESTLESS = "com.sun.glass.ui.gtk.GtkTimer";

    private final Timer below;
    /// Guarded by this, as all of a timer's methods are.
    private int period;

    private RestingPulse(Runnable beat) {
        super(beat);
        this.below = Application.GetApplication().createTimer(beat);
    }

    /// Puts such a timer in place of the toolkit's own; on the toolkit's thread.
    static void install() {
        try {
            Toolkit toolkit = Toolkit.getToolkit();
            Field timer = field(toolkit, "pulseTimer");
            if (!(timer.get(toolkit) instanceof Timer restless)
                    || !restless.getClass().getName().equals(RESTLESS)
                    || !(field(toolkit, "timerRunnable").get(toolkit) instanceof Runnable beat)) {
                return;
            }
            int period = field(toolkit, "PULSE_INTERVAL").getInt(toolkit);
            RestingPulse resting = new RestingPulse(beat);
            restless.stop();
            timer.set(toolkit, resting);
            resting.start(period);
        } catch (ReflectiveOperationException | RuntimeException otherwise) {
            LOG.info("the toolkit's pulse does not rest: {}", otherwise.toString());
        }
    }

    private static Field field(Toolkit toolkit, String name) throws ReflectiveOperationException {
        Field field = toolkit.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    @Override
    protected long _start(Runnable beat) {
        throw new UnsupportedOperationException("GTK has no timer that follows the screen");
    }

    @Override
    protected long _start(Runnable beat, int millis) {
        period = millis;
        below.start(millis);
        return 1;
    }

    @Override
    protected void _stop(long timer) {
        below.stop();
    }

    @Override
    protected void _pause(long timer) {
        below.stop();
    }

    @Override
    protected void _resume(long timer) {
        if (!below.isRunning()) {
            below.start(period);
        }
    }
}
