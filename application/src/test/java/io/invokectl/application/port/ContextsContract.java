package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.UnknownContextException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The contract of {@link Contexts}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class ContextsContract {
    private static final ContextName TEAM = new ContextName("team");
    private static final AccessToken TOKEN = new AccessToken("tok-team");

    /** A new instance over the same storage, which is initially empty. */
    protected abstract Contexts contexts();

    @Test
    void has_a_default_context_that_is_current_at_first() {
        assertThat(contexts().names()).containsExactly(ContextName.DEFAULT);
        assertThat(contexts().current()).isEqualTo(ContextName.DEFAULT);
        assertThat(contexts().token(ContextName.DEFAULT)).isEmpty();
    }

    @Test
    void stores_a_token_separately_from_the_default_one() {
        contexts().save(TEAM, TOKEN);
        contexts().save(ContextName.DEFAULT, new AccessToken("tok-default"));

        assertThat(contexts().token(TEAM)).contains(TOKEN);
        assertThat(contexts().token(ContextName.DEFAULT)).contains(new AccessToken("tok-default"));
        assertThat(contexts().names()).containsExactly(ContextName.DEFAULT, TEAM);
    }

    @Test
    void storing_a_token_does_not_change_the_current_context() {
        contexts().save(TEAM, TOKEN);

        assertThat(contexts().current()).isEqualTo(ContextName.DEFAULT);
    }

    @Test
    void a_new_token_replaces_the_old_one() {
        contexts().save(TEAM, TOKEN);
        contexts().save(new ContextName("TEAM"), new AccessToken("tok-new"));

        assertThat(contexts().token(TEAM)).contains(new AccessToken("tok-new"));
        assertThat(contexts().names()).containsExactly(ContextName.DEFAULT, TEAM);
    }

    @Test
    void a_context_can_be_made_current() {
        contexts().save(TEAM, TOKEN);

        contexts().makeCurrent(TEAM);

        assertThat(contexts().current()).isEqualTo(TEAM);
    }

    @Test
    void sorts_the_names() {
        contexts().save(new ContextName("zoo"), TOKEN);
        contexts().save(new ContextName("a"), TOKEN);

        assertThat(contexts().names().toString()).isEqualTo("[a, default, zoo]");
    }

    @Test
    void removing_the_current_context_makes_the_default_one_current() {
        contexts().save(TEAM, TOKEN);
        contexts().makeCurrent(TEAM);

        contexts().remove(TEAM);

        assertThat(contexts().names()).containsExactly(ContextName.DEFAULT);
        assertThat(contexts().current()).isEqualTo(ContextName.DEFAULT);
        assertThatThrownBy(() -> contexts().token(TEAM)).isInstanceOf(UnknownContextException.class);
    }

    @Test
    void removing_another_context_keeps_the_current_one() {
        contexts().save(TEAM, TOKEN);
        contexts().save(new ContextName("other"), TOKEN);
        contexts().makeCurrent(TEAM);

        contexts().remove(new ContextName("other"));

        assertThat(contexts().current()).isEqualTo(TEAM);
    }

    @Test
    void removes_only_the_token_of_the_default_context() {
        contexts().save(ContextName.DEFAULT, TOKEN);

        contexts().remove(ContextName.DEFAULT);

        assertThat(contexts().names()).containsExactly(ContextName.DEFAULT);
        assertThat(contexts().token(ContextName.DEFAULT)).isEmpty();
    }

    @Test
    void rejects_an_unknown_context() {
        var nope = new ContextName("nope");

        assertThatThrownBy(() -> contexts().token(nope)).hasMessage("there is no context \"nope\"");
        assertThatThrownBy(() -> contexts().makeCurrent(nope)).isInstanceOf(UnknownContextException.class);
        assertThatThrownBy(() -> contexts().remove(nope)).isInstanceOf(UnknownContextException.class);
        assertThat(contexts().current()).isEqualTo(ContextName.DEFAULT);
    }
}
