package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.util.concurrent.Semaphore;

/// Brings the questions of all transfers to the one who is asked, one at a time.
final class Questions {
    private final Semaphore turn = new Semaphore(1, true);
    private volatile Conflict.Desk desk = Conflict.Desk.unattended();

    void askWith(Conflict.Desk wanted) {
        desk = wanted;
    }

    Conflict.Choice ask(Conflict conflict, Transfer.Batch batch) throws ProblemException {
        try {
            turn.acquire();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Interrupted(), stopped);
        }
        try {
            Conflict.Answer known = batch.answer;
            if (known != null && (conflict.mayOverwrite() || known.choice() != Conflict.Choice.OVERWRITE)) {
                return known.choice();
            }
            Conflict.Answer answer = desk.ask(conflict);
            if (answer.forAll()) {
                batch.answer = answer;
            }
            return answer.choice();
        } finally {
            turn.release();
        }
    }
}
