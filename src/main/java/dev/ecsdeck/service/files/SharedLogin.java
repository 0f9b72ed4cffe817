package dev.ecsdeck.service.files;

import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.keys.LiveLogin;
import dev.ecsdeck.service.keys.LoginDesk;
import dev.ecsdeck.service.keys.LoginProgress;
import dev.ecsdeck.service.keys.LoginRequest;

/// A room's way to a login that shells may use too: the one it began with while that stands, then another of the same
/// user, then a new one, with a fresh key.
final class SharedLogin implements LoginDoor {
    private final LoginDesk desk;
    private final LiveLogin first;

    SharedLogin(LoginDesk desk, LiveLogin first) {
        this.desk = desk;
        this.first = first;
    }

    @Override
    public Held enter(LoginProgress progress) throws ProblemException {
        LiveLogin login = first.isOpen() ? first : another(progress);
        LiveLogin.Hold hold = login.hold();
        return new Held(login.ssh(), hold::close);
    }

    private LiveLogin another(LoginProgress progress) throws ProblemException {
        LoginRequest wanted = first.request();
        LiveLogin standing = wanted.behind().isPresent()
                ? first
                : desk.on(wanted.instance().id())
                        .filter(login -> login.request().user().equals(wanted.user()))
                        .orElse(first);
        return standing.isOpen() ? standing : desk.logIn(wanted, progress);
    }
}
