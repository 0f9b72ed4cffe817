package dev.ecsdeck.ui.shells;

import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.terminal.PromptSteps;
import dev.ecsdeck.ui.kit.terminal.TerminalPane;
import java.util.Map;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/// What can be done with the prompts of a pane. Where the shell marks none, it says so and how it would.
final class PromptDeeds {
    private final Kit kit;
    private final PromptSteps prompts;
    private final ShellTalk talk;

    PromptDeeds(Kit kit, TerminalPane terminal, ShellTalk talk) {
        this.kit = kit;
        this.prompts = new PromptSteps(terminal);
        this.talk = talk;
    }

    void does(Deed deed) {
        switch (deed) {
            case PROMPT_SETUP_BASH -> copySetup(PromptSetup.BASH, "shells.prompts.copied-bash");
            case PROMPT_SETUP_ZSH -> copySetup(PromptSetup.ZSH, "shells.prompts.copied-zsh");
            default -> {
                if (prompts.hasPrompts()) {
                    go(deed);
                } else {
                    talk.say(kit.texts().now("shells.prompts.none"));
                }
            }
        }
    }

    private void go(Deed deed) {
        boolean isDone = true;
        switch (deed) {
            case PREVIOUS_PROMPT -> prompts.back();
            case NEXT_PROMPT -> prompts.on();
            case SELECT_OUTPUT -> isDone = prompts.selectOutput();
            case COPY_OUTPUT -> isDone = prompts.copyOutput();
            default -> throw new IllegalArgumentException(deed + " has nothing to do with prompts");
        }
        if (!isDone) {
            talk.say(kit.texts().now("shells.prompts.no-output"));
        } else if (deed == Deed.COPY_OUTPUT) {
            talk.say(kit.texts().now("shells.prompts.copied-output"));
        }
    }

    private void copySetup(String setup, String said) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, setup));
        talk.say(kit.texts().now(said));
    }
}
