package dev.ecsdeck.bench;

/// All of it, as one report.
final class Bench {
    private Bench() {}

    public static void main(String[] args) throws Exception {
        Table table = new Table(System.out);
        CodecBench.run(table);
        LoopbackBench.run(table);
        ForwardBench.run(table);
        FirstByteBench.run(table);
    }
}
