package io.invokectl.sandbox;

import static io.invokectl.sandbox.SandboxFixture.ELEVENLABS;
import static io.invokectl.sandbox.SandboxFixture.FLUX;
import static io.invokectl.sandbox.SandboxFixture.SDXL;
import static io.invokectl.sandbox.SandboxFixture.STABLE_AUDIO;
import static io.invokectl.sandbox.SandboxFixture.fetch;
import static io.invokectl.sandbox.SandboxFixture.media;
import static io.invokectl.sandbox.SandboxFixture.output;
import static io.invokectl.sandbox.SandboxFixture.submission;
import static io.invokectl.sandbox.SandboxFixture.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.ManualClock;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.json.JsonText;
import io.invokectl.sandbox.media.SeededRandom;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class OutputTest {
    @TempDir
    private Path state;

    private Sandbox sandbox;

    @BeforeEach
    void open_sandbox() {
        sandbox = new Sandbox(state, SandboxBehavior.parse("?delay=0"), new ManualClock(), SeededRandom.of("output"));
    }

    private Invocation run(String model, String input) {
        return submit(sandbox, submission(model, input));
    }

    @ParameterizedTest
    @ValueSource(strings = {FLUX, SDXL})
    void image_output_has_the_structure_of_fal(String model) {
        Invocation job = run(model, "{'prompt': 'A city', 'image_size': {'width': 80, 'height': 64}, 'seed': 7}");

        assertThat(JsonText.compact(output(job)))
                .isEqualTo("{\"images\":[{\"url\":\"sandbox:files/" + job.requestId() + "/1.png\",\"width\":80,"
                        + "\"height\":64,\"content_type\":\"image/png\"}],\"timings\":{\"inference\":0.000},"
                        + "\"seed\":7,\"has_nsfw_concepts\":[false],\"prompt\":\"A city\"}");
    }

    @Test
    void a_picture_has_the_requested_size_or_the_default_of_its_model() {
        assertThat(size(run(FLUX, "{'prompt': 'a'}"))).isEqualTo("1024x768");
        assertThat(size(run(SDXL, "{'prompt': 'a'}"))).isEqualTo("1024x1024");
        assertThat(size(run(SDXL, "{'prompt': 'a', 'image_size': 'portrait_16_9'}")))
                .isEqualTo("576x1024");
        assertThat(size(run(FLUX, "{'prompt': 'a', 'image_size': {'width': 64}}")))
                .isEqualTo("64x512");
    }

    private static String size(Invocation job) {
        var image = (JsonObject) ((JsonArray) output(job).get("images")).items().get(0);
        return JsonText.compact(image.get("width")) + "x" + JsonText.compact(image.get("height"));
    }

    @Test
    void the_pictures_of_a_job_differ() {
        Invocation job =
                run(SDXL, "{'prompt': 'a', 'num_images': 3, 'seed': 1, 'image_size': {'width': 64, 'height': 64}}");

        assertThat(media(job))
                .hasSize(3)
                .extracting(link -> HexFormat.of().formatHex(fetch(sandbox, link)))
                .doesNotHaveDuplicates();
        assertThat(((JsonArray) output(job).get("has_nsfw_concepts")).items()).hasSize(3);
    }

    @Test
    void music_output_has_the_structure_of_fal_and_the_size_of_the_file() {
        Invocation job = run(STABLE_AUDIO, "{'prompt': 'techno', 'seconds_total': 2, 'seed': 1874420913}");

        assertThat(JsonText.compact(output(job)))
                .isEqualTo("{\"audio\":{\"url\":\"sandbox:files/" + job.requestId() + "/1.wav\","
                        + "\"content_type\":\"audio/wav\",\"file_name\":\"output.wav\",\"file_size\":88244},"
                        + "\"seed\":1874420913}");
        assertThat(fetch(sandbox, media(job).get(0))).hasSize(88_244);
    }

    @Test
    void music_lasts_190_seconds_by_default() {
        Invocation job = run(STABLE_AUDIO, "{'prompt': 'techno'}");

        assertThat(((JsonObject) output(job).get("audio")).get("file_size"))
                .isEqualTo(JsonNumber.of(44 + 190 * 44_100));
    }

    @Test
    void speech_output_has_the_structure_of_fal_and_the_size_of_the_file() {
        Invocation job = run(ELEVENLABS, "{'text': 'Hello!'}");
        byte[] file = fetch(sandbox, media(job).get(0));

        assertThat(JsonText.compact(output(job)))
                .isEqualTo("{\"audio\":{\"url\":\"sandbox:files/" + job.requestId() + "/1.wav\","
                        + "\"content_type\":\"audio/wav\",\"file_name\":\"output.wav\",\"file_size\":" + file.length
                        + "},\"timestamps\":null}");
    }

    @Test
    void speech_output_has_the_time_of_each_character_on_request() {
        Invocation job = run(ELEVENLABS, "{'text': 'Hé 漢😀!', 'timestamps': true}");
        var timestamps = (JsonObject) output(job).get("timestamps");

        assertThat(JsonText.compact(timestamps.get("characters"))).isEqualTo("[\"H\",\"é\",\" \",\"漢\",\"😀\",\"!\"]");
        var starts = (JsonArray) timestamps.get("character_start_times_seconds");
        var ends = (JsonArray) timestamps.get("character_end_times_seconds");
        assertThat(starts.items().get(0)).isEqualTo(new JsonNumber("0.000"));
        assertThat(starts.items().subList(1, 6)).isEqualTo(ends.items().subList(0, 5));
        byte[] file = fetch(sandbox, media(job).get(0));
        assertThat(new BigDecimal(((JsonNumber) ends.items().get(5)).text()))
                .isBetween(seconds(file.length - 200), seconds(file.length + 200));
    }

    private static BigDecimal seconds(int bytes) {
        return BigDecimal.valueOf((bytes - 44) / 44_100.0);
    }

    @Test
    void sync_mode_returns_media_inline() {
        String picture = "{'prompt': 'a', 'seed': 3, 'image_size': {'width': 64, 'height': 64}%s}";
        MediaLink inline =
                media(run(FLUX, picture.formatted(", 'sync_mode': true"))).get(0);
        MediaLink link = media(run(FLUX, picture.formatted(""))).get(0);

        assertThat(inline.url()).startsWith("data:image/png;base64,");
        assertThat(inline.inlineContent()).isEqualTo(fetch(sandbox, link));
        assertThat(media(run(STABLE_AUDIO, "{'prompt': 'a', 'seconds_total': 1, 'sync_mode': true}"))
                        .get(0)
                        .url())
                .startsWith("data:audio/wav;base64,");
    }

    @Test
    void a_model_without_sync_mode_ignores_it() {
        assertThat(media(run(ELEVENLABS, "{'text': 'a', 'sync_mode': true}"))
                        .get(0)
                        .url())
                .startsWith("sandbox:files/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.png", "0.png", "1.wav", "1.jpg", "1", "1.png/x", "../1.png"})
    void a_file_that_a_job_does_not_have_is_gone(String name) {
        Invocation job = run(FLUX, "{'prompt': 'a', 'image_size': {'width': 64, 'height': 64}}");
        var link = new MediaLink("sandbox:files/" + job.requestId() + "/" + name, Optional.empty());

        assertThatThrownBy(() -> fetch(sandbox, link))
                .isInstanceOfSatisfying(
                        MediaUnavailableException.class,
                        gone -> assertThat(gone.why()).isEqualTo(MediaUnavailableException.Cause.GONE))
                .hasMessage(link.url() + ": the sandbox has no such file");
    }

    @Test
    void a_running_job_has_no_files() {
        var slow = new Sandbox(state, SandboxBehavior.DEFAULT, new ManualClock(), SeededRandom.of("slow"));
        Invocation job = submit(slow, SandboxFixture.smallPicture());
        var link = new MediaLink("sandbox:files/" + job.requestId() + "/1.png", Optional.empty());

        assertThatThrownBy(() -> fetch(slow, link)).isInstanceOf(MediaUnavailableException.class);
    }
}
