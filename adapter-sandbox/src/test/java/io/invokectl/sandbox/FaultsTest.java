package io.invokectl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.sandbox.media.SeededRandom;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class FaultsTest {

    @Test
    void kinds_and_shares_are_parsed() {
        assertThat(Faults.parse("503=0.02, 500=0.01,close=0.01,truncate=0.5").shares())
                .containsExactly(entry("503", 0.02), entry("500", 0.01), entry("close", 0.01), entry("truncate", 0.5));
        assertThat(Faults.parse("")).isEqualTo(Faults.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503 | a fault must be KIND=SHARE, such as 503=0.02, got \"503\"",
                "503=often | a fault must be KIND=SHARE, such as 503=0.02, got \"503=often\"",
                "'503=0.1,' | a fault must be KIND=SHARE, such as 503=0.02, got \"\"",
                "200=0.1 | a fault must be a status from 400 to 599, close or truncate, got \"200\"",
                "reset=0.1 | a fault must be a status from 400 to 599, close or truncate, got \"reset\"",
                "503=2 | the share of 503 must be from 0 to 1, got 2.0",
                "'503=0.1,503=0.2' | duplicate fault 503",
                "'503=0.6,close=0.6' | the shares of all faults exceed 1"
            })
    void an_invalid_fault_is_rejected_with_the_reason(String text, String message) {
        assertThatThrownBy(() -> Faults.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage(message);
    }

    @Test
    void each_kind_is_drawn_for_its_share_of_requests() {
        Faults faults = Faults.parse("503=0.2,close=0.1");
        SeededRandom random = SeededRandom.of("faults");

        var drawn = IntStream.range(0, 2000)
                .mapToObj(i -> faults.draw(random).kind())
                .toList();

        assertThat(drawn.stream().filter(Optional.of("503")::equals)).hasSizeBetween(340, 460);
        assertThat(drawn.stream().filter(Optional.of("close")::equals)).hasSizeBetween(150, 250);
    }

    @Test
    void a_lost_response_may_leave_a_job_but_a_rejection_never_does() {
        assertThat(new Faults.Draw("req-1", Optional.of("close"), true).leavesJob())
                .isTrue();
        assertThat(new Faults.Draw("req-1", Optional.of("500"), true).leavesJob())
                .isTrue();
        assertThat(new Faults.Draw("req-1", Optional.of("500"), false).leavesJob())
                .isFalse();
        assertThat(new Faults.Draw("req-1", Optional.of("503"), true).leavesJob())
                .isFalse();
        assertThat(new Faults.Draw("req-1", Optional.of("422"), true).leavesJob())
                .isFalse();
        assertThat(new Faults.Draw("req-1", Optional.empty(), true).leavesJob()).isFalse();
    }
}
