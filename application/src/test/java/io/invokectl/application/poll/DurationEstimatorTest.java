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

    private DurationEstimator estimator(long... secondsBefore) {
        return new DurationEstimator(model -> {
            asked.add(model);
            return IntStream.range(0, secondsBefore.length)
                    .mapToObj(i -> Duration.ofSeconds(secondsBefore[i]))
                    .toList();
        });
    }

    @Test
    void has_no_estimate_for_a_new_model() {
        assertThat(estimator().median(MODEL)).isEmpty();
        assertThat(estimator().likely(MODEL)).isEmpty();
    }

    @Test
    void reads_the_history_once_per_model() {
        DurationEstimator estimator = estimator(4, 2, 3);

        assertThat(estimator.median(MODEL)).contains(Duration.ofSeconds(3));
        assertThat(estimator.likely(MODEL)).contains(Duration.ofMillis(4_500));
        assertThat(asked).containsExactly(MODEL);
    }

    @Test
    void an_outlier_does_not_delay_the_others() {
        DurationEstimator estimator = estimator();
        for (int i = 0; i < 9; i++) {
            estimator.learn(MODEL, Duration.ofSeconds(2));
        }
        estimator.learn(MODEL, Duration.ofHours(1));

        assertThat(estimator.likely(MODEL)).contains(Duration.ofMillis(2_500));
        assertThat(estimator.median(MODEL)).contains(Duration.ofSeconds(2));
    }

    @Test
    void forgets_old_durations() {
        DurationEstimator estimator = estimator();
        for (int i = 0; i < 50; i++) {
            estimator.learn(MODEL, Duration.ofSeconds(60));
        }
        for (int i = 0; i < 50; i++) {
            estimator.learn(MODEL, Duration.ofSeconds(2));
        }

        assertThat(estimator.likely(MODEL)).contains(Duration.ofMillis(2_500));
    }
}
