package dev.ecsdeck.lab.api;

import dev.ecsdeck.lab.LiveSettings;
import dev.ecsdeck.lab.fleet.AgentProfile.Health;
import dev.ecsdeck.lab.fleet.Ailment;
import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.Script;
import dev.ecsdeck.lab.scratch.Script.Outcome;
import dev.ecsdeck.lab.scratch.ScriptRunner;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Takes one task through its states: delivered or not, run, ended.
final class CommandRun {
    /// What a task does on its machine.
    interface Work {
        /// `RunShellScript` and the like; a file is for any system and says nothing.
        String type();

        Duration timeout();

        /// Blocks until it is done.
        Outcome on(Machine machine, ScriptRunner.Handle handle);

        /// The error code that this exit code stands for.
        default Optional<String> errorOf(int exitCode) {
            return exitCode == 0 ? Optional.empty() : Optional.of("ExitCodeNonzero");
        }
    }

    private record Refusal(String status, String code, String info) {}

    private final Workers workers;
    private final LiveSettings settings;
    private final InstantSource clock;

    CommandRun(Workers workers, LiveSettings settings, InstantSource clock) {
        this.workers = workers;
        this.settings = settings;
        this.clock = clock;
    }

    /// Blocks until the task is over.
    void perform(Task task, Work work) {
        Delay.of(workers, settings.now().cloud().command());
        Optional<Refusal> refusal = refusal(task.machine(), work);
        if (refusal.isPresent()) {
            if (task.machine().agent().health() == Health.SILENT) {
                Delay.of(workers, settings.now().delays().delivery());
            }
            Refusal it = refusal.get();
            task.become(task.state().over(it.status, it.code, it.info, clock.instant()));
            return;
        }
        if (!task.become(task.state().running(clock.instant()))) {
            return;
        }
        if (task.machine().ailment() == Ailment.COMMAND_HANGS) {
            Delay.of(workers, work.timeout());
            task.become(task.state()
                    .over("Timeout", "ExecutionTimeout", "The command execution has been timeout.", clock.instant()));
            return;
        }
        finish(task, work, work.on(task.machine(), task.handle()));
    }

    private void finish(Task task, Work work, Outcome outcome) {
        Instant now = clock.instant();
        Task.State printed = task.state().printed(outcome.exitCode(), outcome.output(), outcome.dropped());
        task.become(
                switch (outcome.end()) {
                    case STOPPED -> printed.over("Terminated", "", "", now);
                    case TIMED_OUT ->
                        printed.over("Timeout", "ExecutionTimeout", "The command execution has been timeout.", now);
                    case NO_USER ->
                        printed.over("Error", "AccountNotExists", "The specified account does not exist.", now);
                    case NO_DIRECTORY ->
                        printed.over("Error", "DirectoryNotExists", "The specified directory does not exist.", now);
                    case EXITED ->
                        work.errorOf(outcome.exitCode())
                                .map(code -> printed.over("Failed", code, info(code), now))
                                .orElseGet(() -> printed.over("Success", "", "", now));
                });
    }

    private static String info(String code) {
        return code.equals("ExitCodeNonzero") ? "The command execution exit code is not zero." : code;
    }

    private static Optional<Refusal> refusal(Machine machine, Work work) {
        if (machine.state() != InstanceState.RUNNING) {
            return Optional.of(new Refusal(
                    "Aborted", "InstanceNotRunning", "The specified instance was not running during task execution."));
        }
        if (machine.isCutOff()) {
            return Optional.of(new Refusal(
                    "Aborted",
                    "SecurityGroupRuleDenied",
                    "The security group rules denied access to the aliyun service."));
        }
        if (machine.agent().health() == Health.MISSING) {
            return Optional.of(
                    new Refusal("Aborted", "ClientNotRunning", "The aliyun service is not running on the instance."));
        }
        if (machine.agent().health() == Health.SILENT) {
            return Optional.of(new Refusal("Aborted", "DeliveryTimeout", "The command delivery has been timeout."));
        }
        boolean shell = work.type().equals("RunShellScript");
        if (!work.type().isEmpty() && shell == machine.isWindows()) {
            return Optional.of(new Refusal(
                    "Invalid",
                    "CommandNotApplicable",
                    "The OS type of the instance does not support the specified command type."));
        }
        return Optional.empty();
    }

    /// A script as it stands.
    record Shell(String type, Script script, ScriptRunner runner) implements Work {
        @Override
        public Duration timeout() {
            return script.timeout();
        }

        @Override
        public Outcome on(Machine machine, ScriptRunner.Handle handle) {
            return runner.execute(machine, script, handle);
        }
    }
}
