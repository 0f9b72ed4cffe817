package dev.ecsdeck.service.files;

/// A file of the instance that is open in an editor here.
///
/// @param path there
/// @param copy the private copy here
public record EditRow(long id, String name, String path, String copy, EditState state) {
    /// Whether something that was saved here is not there yet.
    public boolean hasUnsent() {
        return switch (state) {
            case EditState.Fetching _, EditState.Open _ -> false;
            case EditState.Sending _, EditState.Changed _ -> true;
            case EditState.Failed failed -> failed.hasUnsent();
        };
    }
}
