package io.invokectl.client;

import dagger.BindsInstance;
import dagger.Component;
import io.invokectl.application.poll.AwaitInvocation;
import io.invokectl.application.poll.GetInvocation;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.Ledger;
import io.invokectl.application.run.RunInvocation;
import io.invokectl.application.save.SaveResults;
import io.invokectl.application.submit.SubmitInvocation;
import java.util.Optional;
import javax.inject.Singleton;

/** The object graph of a client. */
@Singleton
@Component(modules = ClientModule.class)
interface ClientComponent {

    Invocations invocations();

    Optional<Ledger> ledger();

    ResultStore resultStore();

    SubmitInvocation submit();

    GetInvocation get();

    AwaitInvocation await();

    SaveResults save();

    RunInvocation run();

    Batches batches();

    Jobs jobs();

    AsyncRunner async();

    CloseStack closeStack();

    /** Creates the graph. */
    @Component.Factory
    interface Factory {
        ClientComponent create(@BindsInstance ClientOptions options);
    }
}
