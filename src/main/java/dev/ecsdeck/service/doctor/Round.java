package dev.ecsdeck.service.doctor;

import dev.ecsdeck.diagnosis.Report;
import dev.ecsdeck.service.Signal;
import java.util.List;

/// Many instances looked at, without a trial on any.
public interface Round {
    Signal<Progress> progress();

    /// Ends it; what was found stays.
    void cancel();

    /// @param reports in the order in which they were found
    /// @param all how many there will be
    record Progress(List<Report> reports, int all, boolean isUnderway) {
        public Progress {
            reports = List.copyOf(reports);
        }
    }
}
