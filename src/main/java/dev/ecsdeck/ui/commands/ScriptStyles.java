package dev.ecsdeck.ui.commands;

import dev.ecsdeck.model.ScriptLanguage;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Colours for a script: comments, texts, variables, words of the language. A pattern, not a parser: it is for the
/// eye, and a script that it reads wrongly runs all the same.
final class ScriptStyles {
    private static final String SHELL_WORDS =
            "if|then|else|elif|fi|for|while|until|do|done|case|esac|in|function|return"
                    + "|exit|set|export|local|readonly|trap|shift|echo|printf|read|cd|test|exec|eval|source|unset|break|continue";
    private static final String POWERSHELL_WORDS =
            "if|else|elseif|foreach|for|while|do|until|switch|function|param|return"
                    + "|exit|try|catch|finally|throw|break|continue|begin|process|end|in|[A-Z][a-z]+-[A-Z][A-Za-z]+";
    private static final String BATCH_WORDS =
            "if|else|for|in|do|goto|call|exit|set|setlocal|endlocal|echo|not|exist|defined";

    private static final Pattern SHELL = pattern(
            "(?m)(?<=^|\\s)#.*$",
            "\"(?:\\\\.|[^\"\\\\])*\"|'[^']*'",
            "\\$(?:\\{[^}]*\\}|[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-])",
            "\\b(?:" + SHELL_WORDS + ")\\b");
    private static final Pattern POWERSHELL = pattern(
            "(?m)#.*$|<#[\\s\\S]*?#>",
            "\"(?:`.|[^\"`])*\"|'[^']*'",
            "\\$(?:\\{[^}]*\\}|[A-Za-z_:][A-Za-z0-9_:]*)",
            "(?i:\\b(?:" + POWERSHELL_WORDS + ")\\b)");
    private static final Pattern BATCH = pattern(
            "(?mi)^\\s*(?:rem\\b|::).*$",
            "\"[^\"\\n]*\"",
            "%[A-Za-z0-9_~]+%?|![A-Za-z0-9_]+!",
            "(?i:\\b(?:" + BATCH_WORDS + ")\\b)");

    private ScriptStyles() {}

    private static Pattern pattern(String comment, String text, String variable, String word) {
        return Pattern.compile("(?<comment>" + comment + ")|(?<text>" + text + ")|(?<variable>" + variable
                + ")|(?<word>" + word + ")|(?<number>\\b[0-9]+\\b)");
    }

    static StyleSpans<Collection<String>> of(String script, ScriptLanguage language) {
        Matcher matcher = (switch (language) {
                    case SHELL -> SHELL;
                    case POWERSHELL -> POWERSHELL;
                    case BATCH -> BATCH;
                })
                .matcher(script);
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int end = 0;
        while (matcher.find()) {
            spans.add(List.of(), matcher.start() - end);
            spans.add(List.of("script-" + kind(matcher)), matcher.end() - matcher.start());
            end = matcher.end();
        }
        spans.add(List.of(), script.length() - end);
        return spans.create();
    }

    private static String kind(Matcher matcher) {
        for (String kind : List.of("comment", "text", "variable", "word")) {
            if (matcher.group(kind) != null) {
                return kind;
            }
        }
        return "number";
    }
}
