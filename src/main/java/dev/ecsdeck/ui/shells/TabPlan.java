package dev.ecsdeck.ui.shells;

import java.util.Optional;

/// What is remembered of a tab: its panes, then ` pinned` where it is, then ` name=` and what the person calls it.
///
/// @param name what the person calls it; empty where nothing was said
public record TabPlan(PanePlan panes, boolean pinned, Optional<String> name) {
    private static final String PINNED = " pinned";
    private static final String NAME = " name=";

    /// A plain tab with these panes.
    public static TabPlan of(PanePlan panes) {
        return new TabPlan(panes, false, Optional.empty());
    }

    public TabPlan with(PanePlan others) {
        return new TabPlan(others, pinned, name);
    }

    public String text() {
        return panes.text() + (pinned ? PINNED : "") + name.map(it -> NAME + it).orElse("");
    }

    /// Reads what [#text] wrote; empty for anything else.
    public static Optional<TabPlan> parse(String text) {
        int named = text.indexOf(NAME);
        String head = named < 0 ? text : text.substring(0, named);
        Optional<String> name = named < 0
                ? Optional.empty()
                : Optional.of(text.substring(named + NAME.length())).filter(it -> !it.isBlank());
        boolean pinned = head.endsWith(PINNED);
        String panes = pinned ? head.substring(0, head.length() - PINNED.length()) : head;
        return PanePlan.parse(panes).map(plan -> new TabPlan(plan, pinned, name));
    }
}
