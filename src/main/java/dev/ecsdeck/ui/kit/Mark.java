package dev.ecsdeck.ui.kit;

import javafx.scene.layout.Region;

/// The six status marks. Each is a shape of its own, so it reads without its colour.
public enum Mark {
    /// Filled disc: running, agent online.
    ONLINE("online"),
    /// Half disc: running, needs care.
    CARE("care"),
    /// Ring: not running, not begun, waiting.
    STOPPED("stopped"),
    /// Cross: denied, failed.
    DENIED("denied"),
    /// Check.
    DONE("done"),
    /// Ring with a dot: under way.
    UNDERWAY("underway");

    private final String style;

    Mark(String style) {
        this.style = style;
    }

    /// A node that shows this mark.
    public Region node() {
        Region region = new Region();
        show(region);
        return region;
    }

    /// Makes `region` show this mark instead of the one before.
    public void show(Region region) {
        String other = "mark-" + style;
        if (!other.equals(region.getUserData())) {
            region.setUserData(other);
            region.getStyleClass().setAll("status-mark", style);
        }
    }
}
