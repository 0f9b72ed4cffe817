package dev.ecsdeck.terminal.vt;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// xterm.js without a screen, as an engine to compare with. It is there after
/// `npm install --prefix target/xterm-headless @xterm/headless@6.0.0`.
final class XtermHeadless implements AutoCloseable {
    private static final Path HOME = Path.of("target", "xterm-headless").toAbsolutePath();

    /// What stands on the screen, where the cursor is, and each row's styles.
    record Shown(List<String> rows, String cursor, List<String> styles) {}

    private final Process node;
    private final DataOutputStream requests;
    private final BufferedReader answers;
    private final JsonMapper json = new JsonMapper();

    private XtermHeadless(Process node) {
        this.node = node;
        this.requests = new DataOutputStream(node.getOutputStream());
        this.answers = new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Empty where node or the package is missing.
    static Optional<XtermHeadless> start() throws IOException {
        if (!Files.isDirectory(HOME.resolve("node_modules/@xterm/headless"))) {
            return Optional.empty();
        }
        String script =
                Path.of("src/test/resources/terminal/xterm-headless.mjs").toString();
        return Optional.of(new XtermHeadless(new ProcessBuilder("node", script, HOME.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()));
    }

    Shown show(int rows, int columns, byte[] stream) throws IOException {
        String request = "{\"rows\":" + rows + ",\"columns\":" + columns + ",\"data\":\""
                + Base64.getEncoder().encodeToString(stream) + "\"}";
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        requests.writeInt(bytes.length);
        requests.write(bytes);
        requests.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("node has ended");
        }
        JsonNode answer = json.readTree(line);
        List<String> texts = new ArrayList<>();
        answer.get("rows").forEach(row -> texts.add(row.asString()));
        List<String> styles = new ArrayList<>();
        answer.get("styles").forEach(row -> styles.add(row.asString()));
        return new Shown(
                texts,
                answer.get("cursor").get(0).asInt() + ","
                        + answer.get("cursor").get(1).asInt(),
                styles);
    }

    @Override
    public void close() {
        node.destroy();
    }
}
