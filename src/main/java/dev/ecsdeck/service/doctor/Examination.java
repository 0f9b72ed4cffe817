package dev.ecsdeck.service.doctor;

import dev.ecsdeck.diagnosis.Report;
import dev.ecsdeck.service.Signal;

/// One way up the ladder, under way or over.
public interface Examination {
    Signal<Report> report();

    /// Ends it where it stands; after its end, does nothing.
    void cancel();
}
