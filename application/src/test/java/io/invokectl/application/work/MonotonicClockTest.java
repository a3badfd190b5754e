package io.invokectl.application.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.port.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class MonotonicClockTest {
    private final ManualClock system = new ManualClock();
    private final MonotonicClock clock = new MonotonicClock(system);

    @Test
    void returns_the_time() {
        assertThat(clock.instant()).isEqualTo(ManualClock.START);
        system.advance(Duration.ofDays(1));
        assertThat(clock.instant()).isEqualTo(ManualClock.START.plus(Duration.ofDays(1)));
    }

    @Test
    void never_runs_backwards() {
        system.advance(Duration.ofMinutes(5));
        clock.instant();
        system.advance(Duration.ofHours(-1));

        assertThat(clock.instant()).isEqualTo(ManualClock.START.plus(Duration.ofMinutes(5)));
        system.advance(Duration.ofSeconds(7));
        assertThat(clock.instant())
                .isEqualTo(ManualClock.START.plus(Duration.ofMinutes(5)).plusSeconds(7));
    }

    @Test
    void never_runs_backwards_after_several_changes() {
        for (int i = 1; i <= 3; i++) {
            clock.instant();
            system.advance(Duration.ofHours(-1));
            clock.instant();
            system.advance(Duration.ofSeconds(1));
        }

        assertThat(clock.instant()).isEqualTo(ManualClock.START.plusSeconds(3));
    }
}
