package io.invokectl.cli.doctor;

import io.invokectl.cli.session.CommandNode;
import java.util.List;

/** The command that diagnoses problems. */
public final class DoctorCommands {
    /** The commands, in the order of the help. */
    public static final List<CommandNode> ALL = List.of(CommandNode.command(
            "doctor", "Diagnose problems with the configuration and the connection", () -> new DoctorCommand()));

    private DoctorCommands() {}
}
