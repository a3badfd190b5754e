package io.invokectl.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.Deadline;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.UnreachableException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A try may hang on what cannot be cancelled: the system's resolver of names is one such thing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ReadsTest {
    private final HttpFixture fixture = new HttpFixture();
    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch calledBack = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        end.countDown();
    }

    @Test
    @Timeout(10)
    void a_try_that_hangs_is_left_when_its_time_is_up() throws Exception {
        try (Reads reads = reads(Duration.ofMillis(50))) {
            assertThatThrownBy(() -> reads.read(Deadline.NONE, ReadsTest::late, leash -> hang(leash, () -> {})))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage("late");
            calledBack.await();
        }
    }

    @Test
    @Timeout(10)
    void a_try_that_hangs_is_left_on_an_interrupt() throws Exception {
        Runnable interrupt = Thread.currentThread()::interrupt;
        try (Reads reads = reads(Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> reads.read(Deadline.NONE, ReadsTest::late, leash -> hang(leash, interrupt)))
                    .isInstanceOf(InterruptedException.class);
            calledBack.await();
        }
    }

    @Test
    void a_failure_is_thrown_as_it_is() {
        try (Reads reads = reads(Duration.ofMinutes(1))) {
            var broken = new IllegalStateException("broken");

            assertThatThrownBy(() -> reads.read(Deadline.NONE, ReadsTest::late, leash -> {
                        throw broken;
                    }))
                    .isSameAs(broken);
        }
    }

    @Test
    void what_is_called_back_does_nothing_more_that_others_see() {
        var leash = new Leash();
        leash.callBack();

        leash.hold(calledBack::countDown);

        assertThat(calledBack.getCount()).isZero();
        assertThatThrownBy(() -> leash.act(end::countDown)).isInstanceOf(IOException.class);
        assertThat(end.getCount()).isEqualTo(1);
    }

    private Reads reads(Duration patience) {
        return new Reads(
                HttpFixture.atOnce(0),
                patience,
                fixture.budget,
                InstantSource.system(),
                new Random(1),
                fixture.notices::add);
    }

    private String hang(Leash leash, Runnable meanwhile) {
        leash.hold(calledBack::countDown);
        meanwhile.run();
        try {
            end.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
        return "too late";
    }

    private static InvokectlException late() {
        return new UnreachableException("late");
    }
}
