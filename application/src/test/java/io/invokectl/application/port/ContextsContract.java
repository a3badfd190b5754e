package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.UnknownContextException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What every {@link Contexts} does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class ContextsContract {
    private static final ContextName TEAM = new ContextName("team");
    private static final AccessToken TOKEN = new AccessToken("tok-team");

    /** The implementation under test, with nothing kept yet. Each call gives one that sees what the others kept. */
    protected abstract Contexts contexts();

    @Test
    void there_is_always_a_default_context_and_it_is_current_at_first() {
        assertThat(contexts().names()).containsExactly(ContextName.DEFAULT);
        assertThat(contexts().current()).isEqualTo(ContextName.DEFAULT);
        assertThat(contexts().token(ContextName.DEFAULT)).isEmpty();
    }

    @Test
    void a_kept_token_is_there_afterwards_and_is_kept_apart_from_the_default_one() {
        contexts().save(TEAM, TOKEN);
        contexts().save(ContextName.DEFAULT, new AccessToken("tok-default"));

        assertThat(contexts().token(TEAM)).contains(TOKEN);
        assertThat(contexts().token(ContextName.DEFAULT)).contains(new AccessToken("tok-default"));
        assertThat(contexts().names()).containsExactly(ContextName.DEFAULT, TEAM);
    }

    @Test
    void keeping_a_token_does_not_make_its_context_current() {
        contexts().save(TEAM, TOKEN);

        assertThat(contexts().current()).isEqualTo(ContextName.DEFAULT);
    }

    @Test
    void a_new_token_takes_the_place_of_the_old_one() {
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
    void the_names_are_sorted() {
        contexts().save(new ContextName("zoo"), TOKEN);
        contexts().save(new ContextName("a"), TOKEN);

        assertThat(contexts().names().toString()).isEqualTo("[a, default, zoo]");
    }

    @Test
    void a_removed_context_is_gone_and_the_default_one_takes_its_turn() {
        contexts().save(TEAM, TOKEN);
        contexts().makeCurrent(TEAM);

        contexts().remove(TEAM);

        assertThat(contexts().names()).containsExactly(ContextName.DEFAULT);
        assertThat(contexts().current()).isEqualTo(ContextName.DEFAULT);
        assertThatThrownBy(() -> contexts().token(TEAM)).isInstanceOf(UnknownContextException.class);
    }

    @Test
    void removing_another_context_leaves_the_current_one_alone() {
        contexts().save(TEAM, TOKEN);
        contexts().save(new ContextName("other"), TOKEN);
        contexts().makeCurrent(TEAM);

        contexts().remove(new ContextName("other"));

        assertThat(contexts().current()).isEqualTo(TEAM);
    }

    @Test
    void of_the_default_context_only_the_token_is_removed() {
        contexts().save(ContextName.DEFAULT, TOKEN);

        contexts().remove(ContextName.DEFAULT);

        assertThat(contexts().names()).containsExactly(ContextName.DEFAULT);
        assertThat(contexts().token(ContextName.DEFAULT)).isEmpty();
    }

    @Test
    void an_unknown_context_is_refused_by_name() {
        var nope = new ContextName("nope");

        assertThatThrownBy(() -> contexts().token(nope)).hasMessage("there is no context \"nope\"");
        assertThatThrownBy(() -> contexts().makeCurrent(nope)).isInstanceOf(UnknownContextException.class);
        assertThatThrownBy(() -> contexts().remove(nope)).isInstanceOf(UnknownContextException.class);
        assertThat(contexts().current()).isEqualTo(ContextName.DEFAULT);
    }
}
