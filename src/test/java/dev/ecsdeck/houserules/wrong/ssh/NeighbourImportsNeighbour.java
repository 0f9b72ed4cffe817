package dev.ecsdeck.houserules.wrong.ssh;

import dev.ecsdeck.houserules.wrong.store.Shelf;

final class NeighbourImportsNeighbour {
    final Shelf shelf = new Shelf();
}
