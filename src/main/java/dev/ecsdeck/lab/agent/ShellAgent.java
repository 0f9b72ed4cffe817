package dev.ecsdeck.lab.agent;

import dev.ecsdeck.lab.Pause;
import dev.ecsdeck.wire.Frame;
import dev.ecsdeck.wire.FrameType;
import dev.ecsdeck.wire.StatusCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A shell on a machine. Two threads of the platform: one reads the terminal, one writes to it.
///
/// Habits of the published builds: a second passes before the shell starts, another before its output is read; input
/// and sizes that come before the shell stands are dropped without a word; output goes out in pieces of up to 1,024
/// bytes and at the pace in force; from build 1065 on an end that is not ordinary is written on the screen.
final class ShellAgent implements Agent {
    private static final int PIECE = 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AgentContext context;
    private final MachineUsers users;
    private final AgentWire wire;
    private final Pace pace;
    private final MessageQueue queue = new MessageQueue();
    private final Optional<KeyExchange> exchange;
    /// Guarded by this.
    private @Nullable Terminal terminal;
    /// Guarded by this.
    private @Nullable AgentEnd ending;
    /// Guarded by this.
    private boolean finished;
    /// Guarded by this.
    private @Nullable Thread runner;

    ShellAgent(AgentContext context, MachineUsers users) {
        this.context = context;
        this.users = users;
        this.wire = new AgentWire(context.line(), context.channelId(), context.workers());
        this.pace = new Pace(context.settings(), context.workers(), PIECE);
        this.exchange = context.spec().encrypted() && context.isHonest()
                ? Optional.of(new KeyExchange(context.workers()))
                : Optional.empty();
    }

    @Override
    public void start() {
        thread("shell", this::run);
        thread("input", () -> queue.drainTo(this::handle));
    }

    @Override
    public void receive(byte[] message) throws InterruptedException {
        queue.put(message);
    }

    @Override
    public void end(AgentEnd why) {
        Thread woken;
        synchronized (this) {
            if (ending == null) {
                ending = why;
            }
            woken = runner;
        }
        context.workers().start(context.channelId() + "-stop", this::closeTerminal);
        if (woken != null) {
            woken.interrupt();
        }
    }

    @Override
    public void close() {
        end(AgentEnd.OK);
        queue.close();
        closeTerminal();
    }

    private void thread(String what, Runnable body) {
        Thread.ofPlatform().daemon().name(context.channelId() + "-" + what).start(body);
    }

    private void run() {
        synchronized (this) {
            runner = Thread.currentThread();
            if (ending != null) {
                Thread.currentThread().interrupt();
            }
        }
        AgentEnd end = AgentEnd.OK;
        try {
            Pause.of(context.workers(), context.settings().now().delays().agentStart());
            if (exchange.isPresent()) {
                exchange.get().await(context.settings().now().delays().keyExchange());
            }
            Terminal opened = open();
            Pause.of(context.workers(), context.settings().now().delays().firstOutput());
            pump(opened);
        } catch (AgentException refused) {
            end = refused.end();
        } catch (IOException | InterruptedException overAlready) {
            // what ended it has left its reason
        }
        finish(end);
    }

    private Terminal open() throws AgentException, InterruptedException {
        Terminal opened;
        if (context.spec().machine().isWindows()) {
            opened = new SimulatedCmd(context.spec(), context.workers());
        } else {
            ShellChoice choice = ShellChoice.of(context.spec(), users, System.getenv());
            opened = PtyTerminal.start(choice.command(), choice.environment(), choice.home());
        }
        synchronized (this) {
            if (ending == null) {
                terminal = opened;
                return opened;
            }
        }
        opened.close();
        throw new InterruptedException();
    }

    private void pump(Terminal from) throws IOException, InterruptedException {
        Utf8Cutter cutter = new Utf8Cutter();
        byte[] buffer = new byte[PIECE - 3];
        int length = from.read(buffer);
        while (length >= 0) {
            send(cutter.cut(buffer, length));
            pace.pause();
            length = from.read(buffer);
        }
        send(cutter.rest());
    }

    private void send(byte[] output) throws IOException, InterruptedException {
        if (output.length > 0) {
            wire.output(exchange.isPresent() ? exchange.get().cipher().encrypt(output) : output);
        }
    }

    private void finish(AgentEnd own) {
        AgentEnd end;
        synchronized (this) {
            if (finished) {
                return;
            }
            finished = true;
            end = ending == null ? own : ending;
        }
        // The flag only woke this thread; the last words still have to go out.
        boolean woken = Thread.interrupted();
        try {
            if (context.isHonest() && !end.isOrdinary()) {
                String words = "\r\nThe session has terminated. " + end.code() + ": " + end.detail() + "\r\n";
                wire.output(words.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException | InterruptedException nobodyListens) {
            woken = true;
        }
        context.done().accept(this);
        wire.over(end);
        queue.close();
        closeTerminal();
        if (woken) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeTerminal() {
        Terminal closed;
        synchronized (this) {
            closed = terminal;
        }
        if (closed != null) {
            closed.close();
        }
    }

    private void handle(Frame frame) throws InterruptedException {
        try {
            switch (frame.type()) {
                case FrameType.INPUT -> input(frame.payload());
                case FrameType.RESIZE -> resize(frame.payload());
                case FrameType.CLOSE -> end(AgentEnd.OK);
                case FrameType.STATUS -> status(frame.payload());
                case FrameType.KEY_EXCHANGE -> exchange(frame.payload());
                default -> {}
            }
        } catch (AgentException broken) {
            end(broken.end());
        } catch (IOException gone) {
            // the program has ended; its reader says so
        }
    }

    private void input(byte[] payload) throws IOException {
        Optional<Terminal> to = current();
        if (to.isPresent() && payload.length > 0) {
            to.get().write(exchange.isPresent() ? exchange.get().cipher().decrypt(payload) : payload);
        }
    }

    private void resize(byte[] payload) {
        try {
            JsonNode size = JSON.readTree(payload);
            int rows = size.path("rows").asInt(0);
            int columns = size.path("cols").asInt(0);
            if (rows > 0 && columns > 0) {
                current().ifPresent(to -> to.resize(rows, columns));
            }
        } catch (JacksonException noSize) {
            // the agent drops what it cannot read, and goes on
        }
    }

    private void status(byte[] payload) {
        if (payload.length > 0 && payload[0] == StatusCode.CLOSED) {
            end(AgentEnd.OK);
        }
        pace.obey(payload);
    }

    private void exchange(byte[] payload) throws IOException, InterruptedException {
        if (exchange.isEmpty()) {
            throw new AgentException("KeyExchangeFailed", "encryption is not enabled", "Exit");
        }
        KeyExchange.Answer answer = exchange.get().take(payload);
        wire.keyExchange(answer.payload());
        if (answer.isError()) {
            throw new AgentException("KeyExchangeFailed", answer.text(), "Exit");
        }
        exchange.get().answered();
    }

    private synchronized Optional<Terminal> current() {
        return Optional.ofNullable(terminal);
    }
}
