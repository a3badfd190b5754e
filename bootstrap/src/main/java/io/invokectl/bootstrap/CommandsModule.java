package io.invokectl.bootstrap;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntKey;
import dagger.multibindings.IntoMap;
import io.invokectl.cli.CommandTree;
import io.invokectl.cli.auth.AuthCommands;
import io.invokectl.cli.batch.BatchCommands;
import io.invokectl.cli.completion.CompletionCommands;
import io.invokectl.cli.doctor.DoctorCommands;
import io.invokectl.cli.jobs.JobCommands;
import io.invokectl.cli.ledger.LedgerCommands;
import io.invokectl.cli.sandbox.SandboxCommands;
import io.invokectl.cli.session.CommandNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.inject.Provider;
import javax.inject.Singleton;

/** The command groups. The key of a group is its position in the help. */
@Module
interface CommandsModule {

    @Provides
    @IntoMap
    @IntKey(1)
    static List<CommandNode> jobs() {
        return JobCommands.ALL;
    }

    @Provides
    @IntoMap
    @IntKey(2)
    static List<CommandNode> batch() {
        return BatchCommands.ALL;
    }

    @Provides
    @IntoMap
    @IntKey(3)
    static List<CommandNode> ledger() {
        return LedgerCommands.ALL;
    }

    @Provides
    @IntoMap
    @IntKey(4)
    static List<CommandNode> auth() {
        return AuthCommands.ALL;
    }

    @Provides
    @IntoMap
    @IntKey(5)
    static List<CommandNode> sandbox() {
        return SandboxCommands.ALL;
    }

    @Provides
    @IntoMap
    @IntKey(6)
    static List<CommandNode> doctor() {
        return DoctorCommands.ALL;
    }

    @Provides
    @IntoMap
    @IntKey(7)
    @Singleton
    static List<CommandNode> completion(Provider<CommandNode> tree) {
        return CompletionCommands.of(tree::get);
    }

    @Provides
    static CommandNode tree(Map<Integer, Provider<List<CommandNode>>> groups) {
        return CommandTree.of(new TreeMap<>(groups)
                .values().stream()
                        .<Supplier<List<CommandNode>>>map(group -> group::get)
                        .toList());
    }
}
