package dev.ecsdeck.cli;

import dev.ecsdeck.forward.ConnectionRecord;
import dev.ecsdeck.forward.ForwardState;
import dev.ecsdeck.forward.ForwardStatus;
import dev.ecsdeck.problem.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says of a forward's connections that they came, and what went wrong with them.
final class ConnectionLines {
    private final Output output;
    // All guarded by this.
    private final Set<Long> troubled = new HashSet<>();
    private Optional<Problem> holding = Optional.empty();
    private long last;

    ConnectionLines(Output output) {
        this.output = output;
    }

    synchronized void show(ForwardStatus status, List<ConnectionRecord> log) {
        for (ConnectionRecord record : log) {
            if (record.number() > last) {
                last = record.number();
                output.line(output.messages().text("cli.forward.connection", record.number(), record.caller()));
            }
            if (record.problem().isPresent() && troubled.add(record.number())) {
                output.say("cli.forward." + record.outcome(), record.number());
                output.problem(record.problem().get());
            }
        }
        log.stream()
                .mapToLong(ConnectionRecord::number)
                .min()
                .ifPresent(oldest -> troubled.removeIf(number -> number < oldest));
        switch (status.state()) {
            case ForwardState.Holding held -> holds(held.why());
            case ForwardState.Listening _ when status.standingFault().isPresent() -> {}
            case ForwardState.Listening _ -> goesOn();
            case ForwardState.Stopped _ -> {}
        }
    }

    private void holds(Problem why) {
        if (!holding.equals(Optional.of(why))) {
            holding = Optional.of(why);
            output.say("cli.forward.holding");
            output.problem(why);
        }
    }

    private void goesOn() {
        if (holding.isPresent()) {
            holding = Optional.empty();
            output.say("cli.forward.again");
        }
    }
}
