package dev.ecsdeck.ui.credentials;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.ui.kit.Environment;
import dev.ecsdeck.ui.kit.Navigator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/// What the page knows of the window around it.
///
/// @param known the instances that are listed
/// @param home the account's own region, where no instance says another
/// @param refresh begins to read the instances anew
/// @param inUse whether an instance belongs to the account in use, whose key pairs are shown
/// @param login asks for the options of a login over SSH
public record Surroundings(
        ObservableValue<List<Instance>> known,
        Function<Instance, Optional<Environment>> environment,
        Supplier<RegionId> home,
        Runnable refresh,
        Consumer<Instance> login,
        Predicate<Instance> inUse,
        Navigator window) {}
