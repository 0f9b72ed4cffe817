package dev.ecsdeck.cli;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Asks the person, or reads what a script sends instead. Questions go to standard error.
final class Prompter {
    private final Streams streams;
    private final Backstage backstage;
    private final Output output;

    Prompter(Streams streams, Backstage backstage, Output output) {
        this.streams = streams;
        this.backstage = backstage;
        this.output = output;
    }

    /// One line of standard input, without its end; empty at the end of the input.
    String lineOfInput() throws ProblemException {
        InputStream in = streams.in();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
            }
        } catch (IOException broken) {
            throw new ProblemException(new Problem.Interrupted(), broken);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    /// Asks in the open; the answer is `present` when nothing is typed.
    String ask(String key, String present) throws ProblemException {
        question(key, present);
        String answer = lineOfInput();
        return answer.isEmpty() ? present : answer;
    }

    /// Asks without showing what is typed; empty when nothing is.
    String askSecret(String key, String shown) throws ProblemException {
        question(key, shown);
        if (!streams.terminal().isInput()) {
            return lineOfInput();
        }
        try (TerminalDoor.Taken taken = streams.terminal().takeSilent();
                Backstage.Stay _ = backstage.atExit(taken::close)) {
            String secret = lineOfInput();
            output.err().println();
            return secret;
        } catch (IOException noTerminal) {
            throw new ProblemException(new Problem.Interrupted(), noTerminal);
        }
    }

    /// A secret that was announced as coming on standard input: a person there is asked for it, a script is not.
    String secretOfInput(String key) throws ProblemException {
        return streams.terminal().isInput() ? askSecret(key, "") : lineOfInput();
    }

    private void question(String key, String present) {
        String shown = present.isEmpty() ? "" : " [" + present + "]";
        output.err().print(output.messages().text(key) + shown + ": ");
        output.err().flush();
    }

    void warnOfOpenSecret(String option) {
        output.say("cli.warn.open-secret", option);
    }
}
