package dev.ecsdeck.ui.files;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.service.files.FileItem;
import dev.ecsdeck.service.files.FileRoom;
import dev.ecsdeck.service.files.Place;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Navigator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What a person does with files. Each call begins it and comes back at once; what went wrong is shown.
final class FileDeeds {
    private final Kit kit;
    private final FileRoom room;
    private final PaneModel here;
    private final PaneModel there;
    private final Navigator navigator;
    private final Consumer<Path> openHere;
    private List<FileItem> dragged = List.of();

    /// @param openHere opens a file of this computer with its own program
    FileDeeds(Kit kit, FileRoom room, PaneModel here, PaneModel there, Navigator navigator, Consumer<Path> openHere) {
        this.kit = kit;
        this.room = room;
        this.here = here;
        this.there = there;
        this.navigator = navigator;
        this.openHere = openHere;
    }

    Kit kit() {
        return kit;
    }

    private void failed(Problem problem) {
        if (!(problem instanceof Problem.Interrupted)) {
            navigator.showProblem(problem);
        }
    }

    /// Does something with a place and reads the pane again.
    void change(PaneModel model, String name, FxWork.Deed deed) {
        kit.work().deed(name, deed, model::refresh, problem -> {
            failed(problem);
            model.refresh();
        });
    }

    /// Remembers what is being dragged.
    void drag(List<FileItem> items) {
        dragged = items;
    }

    /// What is being dragged was let go over a folder of `onto`.
    void dropped(PaneModel onto, String folder) {
        send(onto, dragged, folder);
        dragged = List.of();
    }

    /// Files of another program were let go over the instance's pane.
    void dropFiles(List<Path> files, String folder) {
        kit.work()
                .run(
                        "files-dropped",
                        () -> {
                            List<FileItem> items = new ArrayList<>();
                            for (Path file : files) {
                                items.add(room.here().facts(file.toString()));
                            }
                            return items;
                        },
                        items -> send(there, items, folder),
                        this::failed);
    }

    /// Moves what is chosen to the other side, into the folder that is shown there.
    void move(PaneModel from, List<FileItem> items) {
        PaneModel onto = from.isHere() ? there : here;
        onto.folderProperty().get().ifPresent(folder -> send(onto, items, folder));
    }

    private void send(PaneModel onto, List<FileItem> items, String folder) {
        if (onto.isHere()) {
            room.transfers().download(items, folder);
        } else {
            room.transfers().upload(items, folder);
        }
    }

    /// Goes into a folder that a link leads to, or opens a file.
    void open(PaneModel model, FileItem item) {
        if (item.type() != FileItem.Type.LINK) {
            edit(model, List.of(item));
            return;
        }
        kit.work()
                .run(
                        "files-follow",
                        () -> model.place().facts(item.path()),
                        meant -> {
                            if (meant.isFolder()) {
                                model.go(item.path());
                            } else {
                                edit(model, List.of(item));
                            }
                        },
                        this::failed);
    }

    /// Opens a file of the instance in this computer's editor, or one of this computer.
    void edit(PaneModel model, List<FileItem> items) {
        if (items.size() != 1 || items.getFirst().isFolder()) {
            return;
        }
        FileItem item = items.getFirst();
        if (model.isHere()) {
            openHere.accept(Path.of(item.path()));
        } else {
            kit.work().deed("files-edit", () -> room.edits().open(item), () -> {}, this::failed);
        }
    }

    void newFolder(PaneModel model) {
        model.folderProperty()
                .get()
                .ifPresent(folder -> new NameDialog(kit, "files.new-folder", "", name -> {
                            Place place = model.place();
                            change(model, "files-make-folder", () -> place.makeFolder(place.child(folder, name)));
                        })
                        .open());
    }

    void rename(PaneModel model, List<FileItem> items) {
        if (items.size() != 1) {
            return;
        }
        FileItem item = items.getFirst();
        new NameDialog(kit, "files.rename", item.name(), name -> {
                    Place place = model.place();
                    change(
                            model,
                            "files-rename",
                            () -> place.rename(
                                    item.path(),
                                    place.child(place.parent(item.path()).orElse(item.path()), name)));
                })
                .open();
    }

    void delete(PaneModel model, List<FileItem> items) {
        if (!items.isEmpty()) {
            new DeleteDialog(this, model, items, room.whose().instance().label()).open();
        }
    }

    void permissions(PaneModel model, List<FileItem> items) {
        if (items.size() == 1 && items.getFirst().mode() >= 0) {
            new ModeDialog(this, model, items.getFirst()).open();
        }
    }

    void properties(PaneModel model, List<FileItem> items) {
        if (!items.isEmpty()) {
            new PropertiesDialog(this, model, items).open();
        }
    }
}
