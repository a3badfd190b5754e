package io.invokectl.cli;

import io.invokectl.cli.command.Command;
import io.invokectl.cli.command.Session;
import io.invokectl.cli.command.Syntax;
import io.invokectl.cli.command.Syntax.Example;
import io.invokectl.cli.output.ExitCode;
import io.invokectl.domain.json.JsonObject;
import java.util.List;

/** Tells the version. */
final class VersionCommand implements Command {

    @Override
    public Syntax syntax() {
        return new Syntax("Prints the version of this program.", List.of(), List.of(new Example("version", "")));
    }

    @Override
    public ExitCode run(Session session) {
        String version = session.services().version();
        session.outputWithoutConfig()
                .document(JsonObject.EMPTY.with("version", version), List.of("invokectl version " + version));
        return ExitCode.DONE;
    }
}
