package io.invokectl.sandbox;

import static io.invokectl.sandbox.SandboxFixture.ELEVENLABS;
import static io.invokectl.sandbox.SandboxFixture.FLUX;
import static io.invokectl.sandbox.SandboxFixture.SDXL;
import static io.invokectl.sandbox.SandboxFixture.STABLE_AUDIO;
import static io.invokectl.sandbox.SandboxFixture.poll;
import static io.invokectl.sandbox.SandboxFixture.submission;
import static io.invokectl.sandbox.SandboxFixture.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.port.ManualClock;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.Invocation.Failed;
import io.invokectl.domain.invocation.Invocation.Queued;
import io.invokectl.domain.json.JsonString;
import io.invokectl.sandbox.media.SeededRandom;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RejectedInputTest {
    private final ManualClock clock = new ManualClock();

    @TempDir
    private Path state;

    private Sandbox sandbox;

    @BeforeEach
    void open_sandbox() {
        sandbox = new Sandbox(state, SandboxBehavior.DEFAULT, clock, SeededRandom.of("rejected"));
    }

    private Invocation finish(String model, String input) {
        Invocation job = submit(sandbox, submission(model, input));
        assertThat(job).isInstanceOf(Queued.class);
        clock.advance(Duration.ofMinutes(1));
        return poll(sandbox, job);
    }

    @Test
    void an_input_that_the_model_rejects_is_accepted_and_the_job_fails_with_its_errors() {
        Invocation job = finish(ELEVENLABS, "{'text': 'Hello', 'speed': 2}");

        assertThat(job.envelope().json().get("error"))
                .isEqualTo(new JsonString("{\"detail\":[{\"loc\":[\"body\",\"speed\"],\"msg\":\"Input should be less"
                        + " than or equal to 1.2\",\"type\":\"less_than_equal\","
                        + "\"url\":\"https://docs.fal.ai/errors/#less_than_equal\",\"ctx\":{\"le\":1.2},"
                        + "\"input\":2}]}"));
        assertThat(((Failed) job).reason().advice()).contains("correct the input; the failed job may still be charged");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                FLUX + " | {} | missing | prompt: Field required",
                FLUX + " | {'text': 'a'} | missing | prompt: Field required",
                FLUX + " | {'prompt': ' '} | string_too_short | prompt: String should have at least 1 character",
                FLUX + " | {'prompt': null} | string_type | prompt: Input should be a valid string",
                FLUX + " | {'prompt': 7} | string_type | prompt: Input should be a valid string",
                FLUX + " | {'prompt': 'a', 'num_images': 5} | less_than_equal"
                        + " | num_images: Input should be less than or equal to 4",
                SDXL + " | {'prompt': 'a', 'num_images': 9} | less_than_equal"
                        + " | num_images: Input should be less than or equal to 8",
                FLUX + " | {'prompt': 'a', 'num_images': 0} | greater_than_equal"
                        + " | num_images: Input should be greater than or equal to 1",
                FLUX + " | {'prompt': 'a', 'num_images': '2'} | int_type | num_images: Input should be a valid integer",
                FLUX + " | {'prompt': 'a', 'num_images': 1.5} | int_from_float"
                        + " | num_images: Input should be a valid integer, got a number with a fractional part",
                FLUX + " | {'prompt': 'a', 'num_images': 1e99999999999} | finite_number"
                        + " | num_images: Input should be a finite number",
                FLUX + " | {'prompt': 'a', 'seed': 'x'} | int_type | seed: Input should be a valid integer",
                FLUX
                        + " | {'prompt': 'a', 'image_size': 'portrait_3_4'} | literal_error | image_size: Input should be 'square_hd',"
                        + " 'square', 'portrait_4_3', 'portrait_16_9', 'landscape_4_3' or 'landscape_16_9'",
                FLUX + " | {'prompt': 'a', 'image_size': {'width': 63, 'height': 64}} | greater_than_equal"
                        + " | width: Input should be greater than or equal to 64",
                FLUX + " | {'prompt': 'a', 'image_size': {'width': 64, 'height': 2049}} | less_than_equal"
                        + " | height: Input should be less than or equal to 2048",
                FLUX + " | {'prompt': 'a', 'output_format': 'landscape_4_3'} | literal_error"
                        + " | output_format: Input should be 'jpeg' or 'png'",
                SDXL + " | {'prompt': 'a', 'format': 'webp'} | literal_error | format: Input should be 'jpeg' or 'png'",
                SDXL + " | {'prompt': 'a', 'loras': {}} | list_type | loras: Input should be a valid list",
                FLUX
                        + " | {'prompt': 'a', 'sync_mode': 'yes'} | bool_type | sync_mode: Input should be a valid boolean",
                FLUX + " | {'prompt': 'a', 'guidance_scale': '3'} | float_type"
                        + " | guidance_scale: Input should be a valid number",
                STABLE_AUDIO + " | {'prompt': 'a', 'seconds_total': 191} | less_than_equal"
                        + " | seconds_total: Input should be less than or equal to 190",
                STABLE_AUDIO + " | {'prompt': 'a', 'seconds_total': 0} | greater_than_equal"
                        + " | seconds_total: Input should be greater than or equal to 1",
                ELEVENLABS + " | {'prompt': 'a'} | missing | text: Field required",
                ELEVENLABS + " | {'text': 'a', 'speed': 0.69} | greater_than_equal"
                        + " | speed: Input should be greater than or equal to 0.7",
                ELEVENLABS + " | {'text': 'a', 'stability': -0.1} | greater_than_equal"
                        + " | stability: Input should be greater than or equal to 0",
                FLUX + " | {'prompt': '', 'num_images': 9} | string_too_short"
                        + " | prompt: String should have at least 1 character;"
                        + " num_images: Input should be less than or equal to 4"
            })
    void a_job_fails_with_every_error_of_its_input(String model, String input, String type, String message) {
        var reason = ((Failed) finish(model, input)).reason();

        assertThat(reason.text()).isEqualTo(message);
        assertThat(reason.type()).contains(type);
    }

    @Test
    void a_text_has_at_most_10000_characters() {
        String text = "😀".repeat(10_000);

        assertThat(finish(ELEVENLABS, "{'text': '" + text + "'}")).isInstanceOf(Completed.class);
        assertThat(((Failed) finish(ELEVENLABS, "{'text': '" + text + "a'}"))
                        .reason()
                        .text())
                .isEqualTo("text: String should have at most 10000 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                FLUX + " | {'prompt': 'a', 'seed': 196619188014358661, 'num_images': null, 'unknown': {}}",
                FLUX + " | {'prompt': 'a', 'num_images': 2.0, 'image_size': 'square', 'acceleration': 'high'}",
                FLUX + " | {'prompt': 'a', 'seed': -1, 'guidance_scale': 3.5, 'enable_safety_checker': false}",
                SDXL + " | {'prompt': 'a', 'negative_prompt': '', 'loras': [], 'format': 'png'}",
                STABLE_AUDIO + " | {'prompt': 'a', 'seconds_total': 190, 'num_inference_steps': 8}",
                ELEVENLABS + " | {'text': 'a', 'voice': 'Nobody', 'speed': 0.7, 'apply_text_normalization': 'off'}"
            })
    void a_valid_input_completes(String model, String input) {
        assertThat(finish(model, input)).isInstanceOf(Completed.class);
    }
}
