package io.invokectl.application.port;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class DeadlineTest {
    private static final Instant NOW = ManualClock.START;
    private static final Deadline IN_TEN = Deadline.at(NOW.plusSeconds(10));

    @Test
    void passes_at_its_time() {
        assertThat(IN_TEN.hasPassed(NOW.plusSeconds(9))).isFalse();
        assertThat(IN_TEN.hasPassed(NOW.plusSeconds(10))).isTrue();
        assertThat(Deadline.NONE.hasPassed(Instant.MAX)).isFalse();
    }

    @Test
    void precedes_the_end_of_a_longer_wait() {
        assertThat(IN_TEN.isBefore(NOW, ofSeconds(10))).isFalse();
        assertThat(IN_TEN.isBefore(NOW, ofSeconds(11))).isTrue();
        assertThat(Deadline.NONE.isBefore(NOW, ofSeconds(1_000_000))).isFalse();
    }

    @Test
    void returns_the_time_left_up_to_a_maximum() {
        assertThat(IN_TEN.left(NOW, ofSeconds(3))).isEqualTo(ofSeconds(3));
        assertThat(IN_TEN.left(NOW.plusSeconds(8), ofSeconds(3))).isEqualTo(ofSeconds(2));
        assertThat(IN_TEN.left(NOW.plusSeconds(11), ofSeconds(3))).isEqualTo(ZERO);
        assertThat(Deadline.NONE.left(NOW, ofSeconds(3))).isEqualTo(ofSeconds(3));
    }

    @Test
    void can_be_moved_earlier_only() {
        assertThat(IN_TEN.orAfter(NOW, ofSeconds(3))).isEqualTo(Deadline.at(NOW.plusSeconds(3)));
        assertThat(IN_TEN.orAfter(NOW, ofSeconds(30))).isEqualTo(IN_TEN);
        assertThat(Deadline.NONE.orAfter(NOW, ofSeconds(3))).isEqualTo(Deadline.at(NOW.plusSeconds(3)));
    }
}
