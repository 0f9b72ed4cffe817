package dev.ecsdeck.cli;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.text.Explanation;
import dev.ecsdeck.text.Messages;
import dev.ecsdeck.text.ProblemText;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/// What a command says: lines that were asked for on standard output, everything else on standard error.
final class Output {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Messages messages;

    Output(OutputStream out, OutputStream err, Messages messages) {
        this.out = writer(out);
        this.err = writer(err);
        this.messages = messages;
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    Messages messages() {
        return messages;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    /// A line of what was asked for.
    void line(String text) {
        out.println(text);
    }

    /// A sentence to the person.
    void say(String key, Object... arguments) {
        err.println(messages.text(key, arguments));
    }

    /// What went wrong, why, and what now.
    void problem(Problem problem) {
        Explanation said = new ProblemText(messages).of(problem);
        err.println(said.sentence());
        if (!said.remedy().isBlank()) {
            err.println(said.remedy());
        }
    }

    /// Where it came from.
    void details(Exception failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        err.print(trace);
        err.flush();
    }
}
