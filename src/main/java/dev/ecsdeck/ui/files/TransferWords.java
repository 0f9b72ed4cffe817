package dev.ecsdeck.ui.files;

import dev.ecsdeck.service.files.TransferRow;
import dev.ecsdeck.service.files.TransferState;
import dev.ecsdeck.text.Messages;
import dev.ecsdeck.text.ProblemText;
import dev.ecsdeck.ui.kit.Ages;
import dev.ecsdeck.ui.kit.Mark;
import java.time.Duration;
import java.util.List;

/// What is said of transfers.
final class TransferWords {
    /// What Session Manager lets pass (200 KB/s for each session).
    static final long CAP = 200 * 1024L;

    private TransferWords() {}

    static Mark mark(TransferState state) {
        return switch (state) {
            case TransferState.Waiting _ -> Mark.STOPPED;
            case TransferState.Counting _, TransferState.Running _, TransferState.Comparing _ -> Mark.UNDERWAY;
            case TransferState.Paused _, TransferState.Asking _, TransferState.Reconnecting _ -> Mark.CARE;
            case TransferState.Done _ -> Mark.DONE;
            case TransferState.Failed _ -> Mark.DENIED;
        };
    }

    /// The last column: time left, or what it is at.
    static String standing(Messages messages, TransferRow row) {
        return switch (row.state()) {
            case TransferState.Waiting _ -> messages.text("files.state.waiting");
            case TransferState.Counting _ -> messages.text("files.state.counting");
            case TransferState.Asking _ -> messages.text("files.state.asking");
            case TransferState.Comparing _ -> messages.text("files.state.comparing");
            case TransferState.Paused _ -> messages.text("files.state.paused", Sizes.of(row.doneBytes()));
            case TransferState.Reconnecting _ -> messages.text("files.state.reconnecting");
            case TransferState.Running _ ->
                row.bytesPerSecond() == 0
                        ? messages.text("files.state.running")
                        : messages.text("files.state.left", left(messages, row.leftBytes(), row.bytesPerSecond()));
            case TransferState.Done done -> messages.text("files.proof." + done.proof());
            case TransferState.Failed failed ->
                row.isFolder()
                        ? messages.text("files.state.failed.some", failed.files())
                        : messages.text("files.state.failed");
        };
    }

    static String left(Messages messages, long bytes, long bytesPerSecond) {
        return Ages.span(messages, Duration.ofSeconds(bytes / Math.max(1, bytesPerSecond) + 1));
    }

    /// The whole of it, for the tooltip and for screen readers.
    static String sentence(Messages messages, TransferRow row) {
        StringBuilder text = new StringBuilder(
                messages.text(row.isUpload() ? "files.row.up" : "files.row.down", row.name(), row.from(), row.to()));
        if (row.isFolder() && row.totalFiles() > 0) {
            text.append(' ').append(messages.text("files.row.files", row.doneFiles(), row.totalFiles()));
        }
        if (row.leftOut() > 0) {
            text.append(' ').append(messages.text("files.row.left-out", row.leftOut()));
        }
        text.append(' ')
                .append(
                        row.state() instanceof TransferState.Failed failed
                                ? new ProblemText(messages).of(failed.problem()).sentence() + " "
                                        + new ProblemText(messages)
                                                .of(failed.problem())
                                                .remedy()
                                : standing(messages, row));
        return text.toString();
    }

    /// The head of the list: how many, how much, how long.
    static String summary(Messages messages, List<TransferRow> rows, boolean isCapped) {
        if (rows.isEmpty()) {
            return messages.text("files.transfers.none");
        }
        List<TransferRow> open =
                rows.stream().filter(row -> !row.state().isOver()).toList();
        if (open.isEmpty()) {
            long failed = rows.stream()
                    .filter(row -> row.state() instanceof TransferState.Failed)
                    .count();
            return failed == 0
                    ? messages.text("files.transfers.done", rows.size())
                    : messages.text("files.transfers.failed", failed, rows.size());
        }
        long bytes = open.stream().mapToLong(TransferRow::leftBytes).sum();
        long rate = open.stream().mapToLong(TransferRow::bytesPerSecond).sum();
        long busy =
                open.stream().filter(row -> mark(row.state()) == Mark.UNDERWAY).count();
        if (rate == 0) {
            return messages.text("files.transfers.some", busy, rows.size(), Sizes.of(bytes));
        }
        return isCapped
                ? messages.text(
                        "files.transfers.capped", busy, rows.size(), Sizes.of(bytes), left(messages, bytes, rate))
                : messages.text(
                        "files.transfers.timed", busy, rows.size(), Sizes.of(bytes), left(messages, bytes, rate));
    }
}
