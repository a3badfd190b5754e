package io.invokectl.cli;

import io.invokectl.cli.args.CommandDefinition;
import io.invokectl.cli.args.CommandDefinition.Example;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.cli.session.Command;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.json.JsonObject;
import java.util.List;

/** Prints the version. */
final class VersionCommand implements Command {

    @Override
    public CommandDefinition definition() {
        return new CommandDefinition("Print the version.", List.of(), List.of(new Example("version", "")));
    }

    @Override
    public ExitCode run(CommandSession session) {
        String version = session.runtime().version();
        session.outputWithoutConfig()
                .document(JsonObject.EMPTY.with("version", version), List.of("invokectl version " + version));
        return ExitCode.DONE;
    }
}
