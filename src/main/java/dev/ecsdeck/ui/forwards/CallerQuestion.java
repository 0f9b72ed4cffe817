package dev.ecsdeck.ui.forwards;

import dev.ecsdeck.forward.CallerCheck.Answer;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.service.forwards.ProgramQuestion;
import dev.ecsdeck.ui.kit.Dialog;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Nodes;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Asks the user, in the window, whether a program may use a forward. Called on the connection's thread.
public final class CallerQuestion implements ProgramQuestion {
    private final Kit kit;

    public CallerQuestion(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Answer mayConnect(ForwardRule rule, Path program) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        FxWork.later(() -> ask(rule, program, answer));
        try {
            return answer.get();
        } catch (InterruptedException gone) {
            Thread.currentThread().interrupt();
            return Answer.NO;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void ask(ForwardRule rule, Path program, CompletableFuture<Answer> answer) {
        Dialog dialog = new Dialog(kit.overlay(), kit.texts(), kit.texts().text("forwards.question.title"), 560);
        // Esc or the cross: not now, and ask again.
        dialog.sceneProperty().subscribe((_, now) -> {
            if (now == null) {
                answer.complete(Answer.NO);
            }
        });
        dialog.body(Nodes.paragraph(kit.texts().text("forwards.question.words", program, rule.name())));
        dialog.aside(Nodes.button(
                kit.texts().text("forwards.question.never"),
                () -> {
                    answer.complete(Answer.ALWAYS_NO);
                    dialog.dismiss();
                },
                "large"));
        dialog.stay(kit.texts().text("forwards.question.once"), () -> {
            answer.complete(Answer.YES);
            dialog.dismiss();
        });
        dialog.open(dialog.stay(
                kit.texts().text("forwards.question.always"),
                () -> {
                    answer.complete(Answer.ALWAYS_YES);
                    dialog.dismiss();
                },
                "accent"));
    }
}
