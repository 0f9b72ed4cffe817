package dev.ecsdeck.lab.target;

import dev.ecsdeck.work.Workers;
import java.io.IOException;

/// The services that every Lab has: a web page on port 80 of each machine, and two hosts behind them in the VPC.
public final class LabServices implements AutoCloseable {
    /// A database that greets, on port 3306.
    public static final String DATABASE = "rm-lab-orders.mysql.rds.aliyuncs.com";
    /// A web server of the VPC, on port 80.
    public static final String INTRANET = "intranet.lab";

    private final LoopbackService page;
    private final LoopbackService database;

    public LabServices(Workers workers, Targets targets) throws IOException {
        page = new LoopbackService(workers, "web-page", new WebPage());
        database = new LoopbackService(workers, "database", new GreetingDatabase());
        targets.putService(80, page.port());
        targets.put(INTRANET, 80, page.port());
        targets.put(DATABASE, 3306, database.port());
    }

    @Override
    public void close() {
        try (database;
                page) {
            // both are closed on the way out
        } catch (IOException alreadyClosed) {
            // closed is all that is wanted
        }
    }
}
