package io.invokectl.client;

import dagger.BindsInstance;
import dagger.Component;
import io.invokectl.application.batch.RunBatch;
import io.invokectl.application.poll.AwaitInvocation;
import io.invokectl.application.poll.GetInvocation;
import io.invokectl.application.run.RunInvocation;
import io.invokectl.application.save.SaveResults;
import io.invokectl.application.submit.SubmitInvocation;
import javax.inject.Singleton;

/** The graph of a client. */
@Singleton
@Component(modules = {GatewayModule.class, UseCaseModule.class})
interface ClientComponent {

    SubmitInvocation submit();

    GetInvocation get();

    AwaitInvocation await();

    SaveResults save();

    RunInvocation run();

    RunBatch batch();

    CloseStack opened();

    /** Makes the graph. */
    @Component.Factory
    interface Factory {
        ClientComponent of(@BindsInstance ClientSettings settings);
    }
}
