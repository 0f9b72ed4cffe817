package dev.ecsdeck.ui.shells;

/// Lines for a shell's own start file, by which it marks its prompts (OSC 133): A where a prompt begins, B where it
/// ends, C where output begins, D with the status of what has ended. Each can be read twice without harm, keeps what
/// the person has in the same variables, and leaves `$?` as it was.
final class PromptSetup {
    /// Before bash 4.4 there is no `PS0`: it is a variable like any other there, and C never comes.
    static final String BASH = """
            # ECS Deck: mark prompts, so that the terminal can go from one to the next
            if [[ $- == *i* && $PS1 != *'133;A'* ]]; then
              __ecsdeck_end() { local status=$?; printf '\\e]133;D;%s\\a' "$status"; return "$status"; }
              PS1='\\[\\e]133;A\\a\\]'"$PS1"'\\[\\e]133;B\\a\\]'
              PS0="${PS0-}"'\\e]133;C\\a'
              PROMPT_COMMAND="__ecsdeck_end${PROMPT_COMMAND:+; $PROMPT_COMMAND}"
            fi
            """;

    static final String ZSH = """
            # ECS Deck: mark prompts, so that the terminal can go from one to the next
            if [[ -o interactive && $PS1 != *'133;A'* ]]; then
              __ecsdeck_output() { printf '\\e]133;C\\a'; }
              __ecsdeck_end() { local ended=$?; printf '\\e]133;D;%s\\a' "$ended"; return "$ended"; }
              preexec_functions+=(__ecsdeck_output)
              precmd_functions=(__ecsdeck_end $precmd_functions)
              PS1=$'%{\\e]133;A\\a%}'"$PS1"$'%{\\e]133;B\\a%}'
            fi
            """;

    private PromptSetup() {}
}
