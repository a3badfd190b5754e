package io.invokectl.application.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class NetworkTest {

    @Test
    void never_shows_the_password_of_a_proxy() {
        assertThat(Network.DIRECT.through(new Setting("http://ada:secret@proxy.test", "HTTPS_PROXY")))
                .asString()
                .doesNotContain("secret");
    }
}
