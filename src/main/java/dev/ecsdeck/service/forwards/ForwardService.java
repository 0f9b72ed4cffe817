package dev.ecsdeck.service.forwards;

import dev.ecsdeck.forward.CallerCheck.Answer;
import dev.ecsdeck.forward.ConnectionRecord;
import dev.ecsdeck.forward.peer.PeerLookup;
import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.HostAndPort;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.Signal;
import dev.ecsdeck.service.shells.ShellRequest.Network;
import dev.ecsdeck.store.RuleStore;
import dev.ecsdeck.work.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rules and what runs of them. Thread-safe; methods that throw [ProblemException] block.
public final class ForwardService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ForwardService.class);

    private final RuleStore store;
    private final Supplier<ForwardDesk> desk;
    private final PortOpener ports;
    private final PeerLookup peers;
    private final CallerRules callers;
    private final Workers workers;
    private final RowsSignal rows;
    private final Object saving = new Object();
    /// Guarded by itself, as are the entries.
    private final Map<String, RuleEntry> entries = new LinkedHashMap<>();
    private volatile boolean closed;

    /// @param desk the cloud of the account in use; a forward keeps to the one it was started with
    public ForwardService(
            RuleStore store, Supplier<ForwardDesk> desk, PortOpener ports, PeerLookup peers, Workers workers) {
        this.store = store;
        this.desk = desk;
        this.ports = ports;
        this.peers = peers;
        this.callers = new CallerRules(peers, this::keep);
        this.workers = workers;
        this.rows = new RowsSignal(this::look, this::measure, workers);
    }

    /// Every rule in its order, and how it goes: told at most ten times a second, and never while nothing changes.
    public Signal<List<ForwardRow>> forwards() {
        return rows.signal();
    }

    /// Who asks about programs from now on. Without, they are refused where a rule wants them asked about.
    public void askWith(ProgramQuestion asker) {
        callers.askWith(asker);
    }

    /// Reads the saved rules and starts those that start with the program.
    ///
    /// @return what was wrong with the file, if it could be helped
    public Optional<Problem> load() throws ProblemException {
        RuleStore.Loaded loaded = store.load();
        List<RuleEntry> starting = new ArrayList<>();
        synchronized (entries) {
            for (ForwardRule rule : loaded.rules()) {
                RuleEntry entry = new RuleEntry(rule, true);
                if (entries.putIfAbsent(rule.id(), entry) == null
                        && rule.start() == ForwardRule.Start.WITH_THE_PROGRAM) {
                    starting.add(entry);
                }
            }
        }
        rows.refresh();
        starting.forEach(entry -> keepStarting(entry, 0));
        return loaded.fault();
    }

    /// An id for a new rule.
    public String newId() {
        return UUID.randomUUID().toString();
    }

    /// Adds a rule, or replaces the one with its id; one that runs is started anew, and one that tries to goes on
    /// trying.
    public void save(ForwardRule rule) throws ProblemException {
        RuleEntry entry = new RuleEntry(rule, true);
        boolean wasTrying;
        synchronized (entries) {
            wasTrying = Optional.ofNullable(entries.get(rule.id()))
                    .filter(before -> before.retry != null)
                    .isPresent();
        }
        boolean wasRunning = stopEntry(rule.id());
        synchronized (entries) {
            entries.put(rule.id(), entry);
        }
        persist();
        rows.refresh();
        if (wasRunning) {
            start(rule.id());
        } else if (wasTrying) {
            keepStarting(entry, 0);
        }
    }

    /// Stops and forgets a rule.
    ///
    /// @return the rule, to be saved again if the user thinks better of it
    public Optional<ForwardRule> delete(String id) throws ProblemException {
        stopEntry(id);
        RuleEntry gone;
        synchronized (entries) {
            gone = entries.remove(id);
        }
        persist();
        rows.refresh();
        return Optional.ofNullable(gone).map(entry -> entry.rule);
    }

    /// The rules with these ids, as a file for others.
    public byte[] export(Set<String> ids) {
        synchronized (entries) {
            return store.export(entries.values().stream()
                    .map(entry -> entry.rule)
                    .filter(rule -> ids.contains(rule.id()))
                    .toList());
        }
    }

    /// Takes rules over from a file; a rule with a known id replaces it, but for what is for this machine to say:
    /// whether it starts with the program, and which programs may use it.
    ///
    /// @return how many
    public int importRules(String fileName, byte[] bytes) throws ProblemException {
        List<ForwardRule> read = store.read(fileName, bytes);
        for (ForwardRule rule : read) {
            save(row(rule.id())
                    .map(ForwardRow::rule)
                    .map(known -> rule.withStart(known.start()).withPrograms(known.programs()))
                    .orElse(rule));
        }
        return read.size();
    }

    /// Starts a forward that is not saved and ends with the program.
    public ForwardRow run(ForwardRule rule) throws ProblemException {
        return run(rule, Network.INTERNET);
    }

    /// As [#run(ForwardRule)], over this of the gateway's networks.
    public ForwardRow run(ForwardRule rule, Network network) throws ProblemException {
        synchronized (entries) {
            entries.put(rule.id(), new RuleEntry(rule, false, network));
        }
        start(rule.id());
        return row(rule.id()).orElseThrow();
    }

    /// Starts a rule; one that runs goes on.
    ///
    /// @return where it listens
    /// @throws ProblemException with [Problem.PortTaken], whose holder is named if that can be told
    public HostAndPort start(String id) throws ProblemException {
        RuleEntry entry;
        int turn;
        synchronized (entries) {
            entry = Optional.ofNullable(entries.get(id)).orElseThrow(() -> new IllegalArgumentException(id));
            turn = entry.turn;
            entry.retries = 0;
        }
        return start(entry, turn);
    }

    /// @param turn a stop since then has the last word
    private HostAndPort start(RuleEntry entry, int turn) throws ProblemException {
        ForwardRule rule;
        synchronized (entries) {
            rule = entry.rule;
            if (entry.turn != turn) {
                throw new ProblemException(new Problem.Interrupted());
            }
            if (entry.running != null || entry.starting) {
                return new HostAndPort(rule.address(), Math.max(1, rule.localPort()));
            }
            entry.cancelRetry();
            entry.starting = true;
        }
        try {
            return startNow(entry, rule, turn);
        } catch (ProblemException trouble) {
            Problem named = named(trouble.problem());
            synchronized (entries) {
                entry.startFault = entry.turn == turn ? named : null;
            }
            throw new ProblemException(named, trouble);
        } finally {
            synchronized (entries) {
                entry.starting = false;
            }
            rows.refresh();
        }
    }

    private HostAndPort startNow(RuleEntry entry, ForwardRule rule, int turn) throws ProblemException {
        RunningForward forward = RunningForward.of(
                rule, desk.get().over(entry.network), ports, callers.of(rule), workers, rows::changed);
        HostAndPort at = forward.start();
        boolean late;
        synchronized (entries) {
            late = closed || entries.get(rule.id()) != entry || entry.turn != turn;
            if (!late) {
                entry.running = forward;
                entry.rule = entry.rule.withLocalPort(at.port());
            }
        }
        if (late) {
            forward.close();
            throw new ProblemException(new Problem.Interrupted());
        }
        if (entry.saved && rule.localPort() != at.port()) {
            persist();
        }
        return at;
    }

    /// The problem, with the port's holder named if that can be told.
    Problem named(Problem problem) {
        return problem instanceof Problem.PortTaken(String address, int port, String _)
                ? new Problem.PortTaken(address, port, peers.holder(port).orElse(""))
                : problem;
    }

    private void keep(String id, Path program, Answer answer) {
        synchronized (entries) {
            RuleEntry entry = entries.get(id);
            if (entry != null) {
                Map<String, Boolean> more = new HashMap<>(entry.rule.programs());
                more.put(program.toString(), answer == Answer.ALWAYS_YES);
                entry.rule = entry.rule.withPrograms(more);
            }
        }
        try {
            persist();
        } catch (ProblemException unsaved) {
            LOG.warn("the answer about {} holds only until the program ends", program, unsaved);
        }
    }

    /// For rules that start with the program: what is in the way may go.
    private void keepStarting(RuleEntry entry, int turn) {
        try {
            start(entry, turn);
        } catch (ProblemException notYet) {
            synchronized (entries) {
                if (entry.turn == turn && !closed) {
                    entry.retry = workers.after(
                            entry.nextRetry(), () -> workers.start("forward-retry", () -> keepStarting(entry, turn)));
                }
            }
        }
    }

    /// Stops a rule: its listener, connections and sessions.
    public void stop(String id) {
        stopEntry(id);
        rows.refresh();
    }

    private boolean stopEntry(String id) {
        RunningForward running;
        synchronized (entries) {
            RuleEntry entry = entries.get(id);
            if (entry == null) {
                return false;
            }
            entry.cancelRetry();
            entry.turn++;
            running = entry.running;
            entry.running = null;
        }
        if (running == null) {
            return false;
        }
        running.close();
        synchronized (entries) {
            Optional.ofNullable(entries.get(id)).ifPresent(entry -> entry.log = running.log());
        }
        return true;
    }

    /// Has a session ready before the first connection comes.
    ///
    /// @return its id
    public String prepare(String id) throws ProblemException {
        return running(id)
                .orElseThrow(() -> new IllegalStateException("not running: " + id))
                .prepare();
    }

    /// The connections of a rule since it was last started, the last two hundred of those that have ended.
    public List<ConnectionRecord> log(String id) {
        Optional<RunningForward> running = running(id);
        if (running.isPresent()) {
            return running.get().log();
        }
        synchronized (entries) {
            return Optional.ofNullable(entries.get(id)).map(entry -> entry.log).orElse(List.of());
        }
    }

    private Optional<RunningForward> running(String id) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(id)).map(entry -> entry.running);
        }
    }

    /// The program that listens on a local port, where that can be told.
    public Optional<String> holder(int port) {
        return peers.holder(port);
    }

    /// Whether this system says which program connects.
    public boolean tellsCallers() {
        return peers.tells();
    }

    /// The ids of the sessions that forwards hold now.
    public Set<String> sessionIds() {
        synchronized (entries) {
            return entries.values().stream()
                    .flatMap(entry -> entry.row().sessions().stream())
                    .collect(Collectors.toSet());
        }
    }

    /// The machine woke, or the network changed.
    public void wake() {
        runningOnes().forEach(RunningForward::wake);
    }

    private List<RunningForward> runningOnes() {
        synchronized (entries) {
            return entries.values().stream()
                    .flatMap(entry -> Optional.ofNullable(entry.running).stream())
                    .toList();
        }
    }

    private void persist() throws ProblemException {
        synchronized (saving) {
            List<ForwardRule> rules;
            synchronized (entries) {
                rules = entries.values().stream()
                        .filter(entry -> entry.saved)
                        .map(entry -> entry.rule)
                        .toList();
            }
            store.save(rules);
        }
    }

    private Optional<ForwardRow> row(String id) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(id)).map(RuleEntry::row);
        }
    }

    private List<ForwardRow> look() {
        synchronized (entries) {
            return entries.values().stream().map(RuleEntry::row).toList();
        }
    }

    private void measure(long now) {
        runningOnes().forEach(running -> running.measure(now));
    }

    /// Ends every forward side by side.
    @Override
    public void close() {
        List<RunningForward> all;
        synchronized (entries) {
            closed = true;
            entries.values().forEach(RuleEntry::cancelRetry);
            all = runningOnes();
        }
        rows.close();
        RunningForward.closeAll(all, workers);
    }
}
