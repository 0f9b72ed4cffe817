package dev.ecsdeck.houserules.wrong.model;

import dev.ecsdeck.houserules.wrong.store.Shelf;

final class GroundImportsWorkshop {
    final Shelf shelf = new Shelf();
}
