package dev.ecsdeck.lab.ssh;

import dev.ecsdeck.lab.fleet.Machine;
import dev.ecsdeck.lab.scratch.Entrance;
import java.io.IOException;
import java.util.Optional;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/// SFTP: by OpenSSH's file server inside the machine, so that it sees the same paths, owners and permissions as a
/// shell there; where that cannot be, by the library, over the machine's files without what it borrows from this
/// computer.
final class InnerFiles implements SubsystemFactory {
    private final Machine machine;
    private final Logins logins;
    private final SftpSubsystemFactory otherwise;

    InnerFiles(Machine machine, Logins logins) {
        this.machine = machine;
        this.logins = logins;
        this.otherwise = new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(new RootGuard(machine, logins))
                .build();
    }

    @Override
    public String getName() {
        return SftpConstants.SFTP_SUBSYSTEM_NAME;
    }

    @Override
    public Command createSubsystem(ChannelSession channel) throws IOException {
        Optional<Entrance> entrance = Inside.hasFiles()
                ? logins.entrance(machine, channel.getSession().getUsername(), Inside.files(), Entrance.Streams.PIPES)
                : Optional.empty();
        return entrance.isPresent() ? new PlainCommand(entrance.get()) : otherwise.createSubsystem(channel);
    }
}
