package dev.ecsdeck.cli;

import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.Problem.Unready;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.accounts.Account;
import dev.ecsdeck.service.accounts.AccountQuery;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// What every command is built on: the flags that all take, and what it speaks through.
abstract class Command implements Callable<Integer> {
    @Mixin
    private final SharedOptions shared = new SharedOptions();

    private final Desk desk;

    Command(Desk desk) {
        this.desk = desk;
    }

    /// What commands are given.
    record Desk(Backstage backstage, Streams streams, Output output, Prompter prompter) {}

    SharedOptions shared() {
        return shared;
    }

    Backstage backstage() {
        return desk.backstage();
    }

    Streams streams() {
        return desk.streams();
    }

    Output output() {
        return desk.output();
    }

    Prompter prompter() {
        return desk.prompter();
    }

    /// The instance that is meant by an id or a name, with the account that is meant. The service begins sessions
    /// with instances that do not run, and then nobody answers; so their state is looked at here where it is known.
    Instance find(Services services, AccountQuery query, String given) throws ProblemException {
        Account account = services.accounts().use(query);
        Optional<RegionId> region =
                shared().region().isPresent() ? Optional.of(account.target().region()) : Optional.empty();
        Instance found = services.finder().find(given, region);
        if (found.state() != InstanceState.RUNNING && found.state() != InstanceState.OTHER) {
            throw new ProblemException(new Problem.InstanceNotReady(
                    found.id().value(), Unready.NOT_RUNNING, found.state().apiName()));
        }
        return found;
    }

    /// @return the exit status
    @Override
    public abstract Integer call() throws ProblemException;
}
