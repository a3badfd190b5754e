package io.invokectl.application.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.context.ListContexts.Listed;
import io.invokectl.application.port.InMemoryContexts;
import io.invokectl.application.port.InMemoryTokenValidator;
import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.UnauthorizedException;
import io.invokectl.domain.failure.UnknownContextException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ContextUseCasesTest {
    private static final ContextName TEAM = new ContextName("team");
    private static final AccessToken GOOD = new AccessToken("tok-good");

    private final InMemoryContexts contexts = new InMemoryContexts();

    @Test
    void stores_an_accepted_token() throws Exception {
        new AddContext(contexts, new InMemoryTokenValidator(GOOD)).add(TEAM, GOOD);

        assertThat(contexts.token(TEAM)).contains(GOOD);
    }

    @Test
    void a_rejected_token_changes_nothing() {
        contexts.with("team", "tok-old");

        assertThatThrownBy(() -> new AddContext(contexts, new InMemoryTokenValidator(GOOD))
                        .add(TEAM, new AccessToken("tok-bad")))
                .isInstanceOf(UnauthorizedException.class);
        assertThat(contexts.token(TEAM)).contains(new AccessToken("tok-old"));
    }

    @Test
    void marks_the_current_or_the_chosen_context() {
        contexts.with("team", "tok").using("team");

        assertThat(new ListContexts(contexts).list(Optional.empty()))
                .containsExactly(new Listed(ContextName.DEFAULT, false), new Listed(TEAM, true));
        assertThat(new ListContexts(contexts).list(Optional.of(ContextName.DEFAULT)))
                .containsExactly(new Listed(ContextName.DEFAULT, true), new Listed(TEAM, false));
    }

    @Test
    void switching_and_removing_return_the_current_context() {
        contexts.with("team", "tok");

        assertThat(new SwitchContext(contexts).switchTo(TEAM)).isEqualTo(TEAM);
        assertThat(new RemoveContext(contexts).remove(TEAM)).isEqualTo(ContextName.DEFAULT);
        assertThatThrownBy(() -> new SwitchContext(contexts).switchTo(TEAM))
                .isInstanceOf(UnknownContextException.class);
    }
}
