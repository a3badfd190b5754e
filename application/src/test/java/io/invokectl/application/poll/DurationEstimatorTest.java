package io.invokectl.application.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.invocation.ModelId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class DurationEstimatorTest {
    private static final ModelId MODEL = new ModelId("m");

    private final List<ModelId> asked = new ArrayList<>();

    private DurationEstimator pace(long... secondsBefore) {
        return new DurationEstimator(model -> {
            asked.add(model);
            return IntStream.range(0, secondsBefore.length)
                    .mapToObj(i -> Duration.ofSeconds(secondsBefore[i]))
                    .toList();
        });
    }

    @Test
    void nothing_is_known_of_a_new_model() {
        assertThat(pace().usual(MODEL)).isEmpty();
        assertThat(pace().likely(MODEL)).isEmpty();
    }

    @Test
    void what_was_learned_before_is_asked_for_once() {
        DurationEstimator pace = pace(4, 2, 3);

        assertThat(pace.usual(MODEL)).contains(Duration.ofSeconds(3));
        assertThat(pace.likely(MODEL)).contains(Duration.ofMillis(4_500));
        assertThat(asked).containsExactly(MODEL);
    }

    @Test
    void one_that_took_very_long_is_not_waited_for_by_all() {
        DurationEstimator pace = pace();
        for (int i = 0; i < 9; i++) {
            pace.learn(MODEL, Duration.ofSeconds(2));
        }
        pace.learn(MODEL, Duration.ofHours(1));

        assertThat(pace.likely(MODEL)).contains(Duration.ofMillis(2_500));
        assertThat(pace.usual(MODEL)).contains(Duration.ofSeconds(2));
    }

    @Test
    void what_is_long_past_is_forgotten() {
        DurationEstimator pace = pace();
        for (int i = 0; i < 50; i++) {
            pace.learn(MODEL, Duration.ofSeconds(60));
        }
        for (int i = 0; i < 50; i++) {
            pace.learn(MODEL, Duration.ofSeconds(2));
        }

        assertThat(pace.likely(MODEL)).contains(Duration.ofMillis(2_500));
    }
}
