package dev.ecsdeck.service.inventory;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.service.inventory.InventorySource.Page;
import dev.ecsdeck.work.Workers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;

/// One reading of the inventory: a thread a region, and a semaphore that lets a few of them ask at once. A reading
/// called off changes nothing more.
final class Reading {
    private final InventorySource source;
    private final Set<RegionId> only;
    private final SignalSource<Inventory> target;
    private final Workers workers;
    private final Semaphore turns = new Semaphore(InventoryService.REGIONS_AT_ONCE, true);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
    private volatile boolean cancelled;

    Reading(InventorySource source, Set<RegionId> only, SignalSource<Inventory> target, Workers workers) {
        this.source = source;
        this.only = only;
        this.target = target;
        this.workers = workers;
    }

    void start() {
        change(now -> Rows.started(now, only));
        threads.add(workers.start("inventory", this::readAll));
    }

    void cancel() {
        cancelled = true;
        threads.forEach(Thread::interrupt);
        ended.countDown();
    }

    void await() throws InterruptedException {
        ended.await();
    }

    private void readAll() {
        try {
            Optional<List<RegionId>> known = order();
            if (known.isEmpty()) {
                return;
            }
            List<RegionId> order = known.get();
            change(now -> Rows.regions(now, order.size()));
            CountDownLatch open = new CountDownLatch(order.size());
            for (RegionId region : order) {
                threads.add(workers.start("inventory-" + region, () -> readInTurn(region, order, open)));
            }
            open.await();
            change(now ->
                    Rows.finished(now, order, only.isEmpty(), workers.clock().instant()));
        } catch (InterruptedException calledOff) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /// Home first, then as the service lists them. Without the list, home alone: an account may be allowed no more.
    /// Empty when not even home is known: there is no account.
    private Optional<List<RegionId>> order() {
        if (!only.isEmpty()) {
            return Optional.of(only.stream().sorted().toList());
        }
        List<RegionId> order = new ArrayList<>();
        try {
            order.addAll(source.regions());
        } catch (ProblemException refused) {
            change(now -> Rows.fault(now, new Inventory.Regions(), refused.problem()));
        }
        try {
            RegionId home = source.home();
            order.remove(home);
            order.addFirst(home);
            return Optional.of(order);
        } catch (ProblemException noAccount) {
            change(now -> Rows.failed(now, noAccount.problem()));
            return Optional.empty();
        }
    }

    private void readInTurn(RegionId region, List<RegionId> order, CountDownLatch open) {
        try {
            turns.acquire();
            try {
                read(region, order);
            } finally {
                turns.release();
            }
        } catch (InterruptedException calledOff) {
            Thread.currentThread().interrupt();
        } finally {
            open.countDown();
        }
    }

    private void read(RegionId region, List<RegionId> order) {
        try {
            Set<InstanceId> listed = new HashSet<>();
            String token = "";
            do {
                if (cancelled) {
                    return;
                }
                Page page = source.page(region, token);
                page.instances().forEach(row -> listed.add(row.id()));
                if (token.isEmpty()) {
                    change(now -> Rows.page(now, region, page.instances(), order));
                    readAgents(region, page.instances());
                } else {
                    addWithAgents(region, page.instances(), order);
                }
                token = page.next();
            } while (!token.isEmpty());
            change(now -> Rows.regionDone(now, region, listed));
        } catch (ProblemException refused) {
            change(now -> Rows.regionFailed(now, region, refused.problem()));
        }
    }

    /// One change for a page and its agents: each copies the whole list, and nobody waits for the second page.
    private void addWithAgents(RegionId region, List<Instance> rows, List<RegionId> order) {
        Map<InstanceId, AgentStatus> agents = agentsOf(region, rows);
        List<Instance> whole = rows.stream()
                .map(row -> Optional.ofNullable(agents.get(row.id()))
                        .map(row::withAgent)
                        .orElse(row))
                .toList();
        change(now -> Rows.page(now, region, whole, order));
    }

    private void readAgents(RegionId region, List<Instance> rows) {
        Map<InstanceId, AgentStatus> agents = agentsOf(region, rows);
        change(now -> Rows.agents(now, agents));
    }

    private Map<InstanceId, AgentStatus> agentsOf(RegionId region, List<Instance> rows) {
        Map<InstanceId, AgentStatus> agents = new HashMap<>();
        for (int from = 0; from < rows.size() && !cancelled; from += InventoryService.AGENT_BATCH) {
            int to = Math.min(rows.size(), from + InventoryService.AGENT_BATCH);
            try {
                agents.putAll(source.agents(region, rows.subList(from, to)));
            } catch (ProblemException refused) {
                change(now -> Rows.fault(now, new Inventory.AgentsOf(region), refused.problem()));
                break;
            }
        }
        return agents;
    }

    private void change(UnaryOperator<Inventory> how) {
        target.update(now -> cancelled ? now : how.apply(now));
    }
}
