package io.invokectl.application.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.ManualClock;
import io.invokectl.application.work.TaskSource.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class DispatcherTest {
    private final ManualClock clock = new ManualClock();
    private final List<String> events = new ArrayList<>();
    private final ScriptedTasks agenda = new ScriptedTasks();

    @Test
    void begins_tasks_when_due_and_completes_them_when_done() throws Exception {
        agenda.add(0, piece("first")).add(30, piece("second"));

        assertThat(new Dispatcher(new DirectWorkers(clock), clock).run(agenda)).isFalse();

        assertThat(events).containsExactly("first runs", "first completes", "second runs", "second completes");
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void never_exceeds_the_number_of_workers() throws Exception {
        var bothAreHere = new CountDownLatch(2);
        for (int i = 0; i < 5; i++) {
            agenda.add(0, new NamedTask("piece", () -> {
                bothAreHere.countDown();
                bothAreHere.await();
            }));
        }

        new Dispatcher(new ThreadPoolWorkers(2, clock), clock).run(agenda);

        assertThat(events).hasSize(5);
        assertThat(agenda.mostAtOnce).isEqualTo(2);
    }

    @Test
    void a_failing_task_ends_the_run() {
        agenda.add(0, new NamedTask("broken", () -> {
                    throw new IllegalStateException("a fault");
                }))
                .add(0, piece("never"));

        assertThatThrownBy(() -> new Dispatcher(new DirectWorkers(clock), clock).run(agenda))
                .hasMessage("a fault");

        assertThat(events).isEmpty();
    }

    @Test
    void an_interrupt_stops_and_completes_running_tasks() {
        Thread caller = Thread.currentThread();
        agenda.add(0, new NamedTask("endless", () -> {
            caller.interrupt();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                events.add("endless is interrupted");
            }
        }));

        assertThat(new Dispatcher(new ThreadPoolWorkers(1, clock), clock).run(agenda))
                .isTrue();
        assertThat(Thread.interrupted()).isTrue();

        assertThat(events).containsExactly("endless is interrupted", "endless completes");
    }

    @Test
    void an_interrupt_of_a_task_on_the_own_thread_ends_the_run() {
        agenda.add(0, new NamedTask("interrupted", () -> {
                    throw new InterruptedException();
                }))
                .add(0, piece("never"));

        assertThat(new Dispatcher(new DirectWorkers(clock), clock).run(agenda)).isTrue();
        assertThat(Thread.interrupted()).isTrue();

        assertThat(events).isEmpty();
    }

    @Test
    void an_error_in_a_worker_ends_the_run() {
        agenda.add(0, new NamedTask("broken", () -> {
            throw new StackOverflowError("deep");
        }));

        assertThatThrownBy(() -> new Dispatcher(new ThreadPoolWorkers(1, clock), clock).run(agenda))
                .isInstanceOf(StackOverflowError.class);
    }

    private NamedTask piece(String name) {
        return new NamedTask(name, () -> events.add(name + " runs"));
    }

    private interface Action {
        void act() throws InterruptedException;
    }

    private final class NamedTask implements Task {
        private final String name;
        private final Action deed;

        NamedTask(String name, Action deed) {
            this.name = name;
            this.deed = deed;
        }

        @Override
        public Runnable run() throws InterruptedException {
            deed.act();
            return () -> {
                agenda.atOnce--;
                events.add(name + " completes");
            };
        }
    }

    /** Tasks with their due times. */
    private final class ScriptedTasks implements TaskSource {
        private final Deque<NamedTask> pieces = new ArrayDeque<>();
        private final Deque<Instant> times = new ArrayDeque<>();
        private int atOnce;
        private int mostAtOnce;

        ScriptedTasks add(long second, NamedTask piece) {
            times.add(ManualClock.START.plusSeconds(second));
            pieces.add(piece);
            return this;
        }

        @Override
        public Optional<Task> next(Instant now) {
            if (times.isEmpty() || times.getFirst().isAfter(now)) {
                return Optional.empty();
            }
            times.removeFirst();
            atOnce++;
            mostAtOnce = Math.max(mostAtOnce, atOnce);
            return Optional.of(pieces.removeFirst());
        }

        @Override
        public Optional<Instant> due() {
            return Optional.ofNullable(times.peekFirst());
        }
    }
}
