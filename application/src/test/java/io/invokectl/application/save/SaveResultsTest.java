package io.invokectl.application.save;

import static io.invokectl.application.InvocationFixture.PICTURE;
import static io.invokectl.application.InvocationFixture.REQUEST_ID;
import static io.invokectl.application.InvocationFixture.completed;
import static io.invokectl.application.InvocationFixture.completedWithoutOutput;
import static io.invokectl.application.InvocationFixture.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.InMemoryInvocations;
import io.invokectl.application.port.InMemoryLedger;
import io.invokectl.application.port.InMemoryMedia;
import io.invokectl.application.port.InMemoryResults;
import io.invokectl.application.port.ManualClock;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.application.save.SaveRequest.SaveOptions;
import io.invokectl.application.save.SaveResults.SavedResults;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.failure.NoMediaException;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonBoolean;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.submission.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SaveResultsTest {
    private static final byte[] PNG = bytes("\u0089PNG\r\n\u001a\n and so on");
    private static final byte[] JPEG = bytes("\u00ff\u00d8\u00ff\u00e0 and so on");
    private static final String SECOND = "https://v3b.fal.media/files/second.png";

    private final InMemoryMedia media = new InMemoryMedia();
    private final InMemoryResults results = new InMemoryResults();
    private final List<ProgressEvent> listener = new ArrayList<>();
    private final InMemoryInvocations invocations = new InMemoryInvocations();
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final SaveResults save = new SaveResults(
            invocations, id -> media, results, InvocationFixture.history(ledger, listener::add), listener::add);

    @Test
    void names_a_file_by_model_id_and_number() throws Exception {
        media.with(PICTURE, PNG);

        SavedResults saved = save(completed(REQUEST_ID, PICTURE));

        assertThat(results.files().get("fal-ai-flux-schnell-req_1-1.png")).isEqualTo(PNG);
        assertThat(saved.failures()).isEmpty();
        SavedFile file = saved.files().get(0);
        assertThat(file.path()).isEqualTo("fal-ai-flux-schnell-req_1-1.png");
        assertThat(file.url()).isEqualTo(PICTURE);
        assertThat(file.bytes()).isEqualTo(PNG.length);
        assertThat(file.contentType()).isEqualTo("image/png");
        assertThat(file.toJson().members().keySet()).containsExactly("path", "url", "bytes", "sha256", "content_type");
    }

    @Test
    void the_extension_follows_the_content() throws Exception {
        media.with(PICTURE, JPEG).declaring("image/png");

        assertThat(save(completed(REQUEST_ID, PICTURE)).files().get(0).path()).endsWith("-1.jpg");
    }

    @Test
    void the_declared_type_counts_if_the_content_is_unknown() throws Exception {
        media.with(PICTURE, bytes("something")).declaring("audio/mpeg; charset=x");
        assertThat(save(completed(REQUEST_ID, PICTURE)).files().get(0).path()).endsWith("-1.mp3");
    }

    @ParameterizedTest
    @CsvSource({
        "glb, 'glTF\u0002\u0000\u0000\u0000'",
        "zip, 'PK\u0003\u0004'",
        "pdf, %PDF-1.7",
        "ply, 'ply\nformat ascii 1.0'",
        "ply, 'ply\r\nformat ascii 1.0'",
        "fbx, Kaydara FBX Binary",
        "safetensors, 'A\u0001\u0000\u0000\u0000\u0000\u0000\u0000{\"t\":{}}'",
        "mov, '\u0000\u0000\u0000\u0014ftypqt  '"
    })
    void the_content_tells_the_extension_whatever_is_declared(String extension, String content) throws Exception {
        media.with(PICTURE, content.getBytes(StandardCharsets.ISO_8859_1)).declaring("text/plain");

        assertThat(save(completed(REQUEST_ID, PICTURE)).files().get(0).path()).endsWith("-1." + extension);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, json",
        "text/plain; charset=utf-8, txt",
        "text/vtt, vtt",
        "application/x-subrip, srt",
        "text/srt, srt",
        "model/gltf+json, gltf",
        "model/obj, obj",
        "image/svg+xml, svg",
        "application/octet-stream, png"
    })
    void the_declared_type_counts_and_that_in_the_output_if_the_host_declares_none(String type, String extension)
            throws Exception {
        media.with(PICTURE, bytes("something")).declaring(type);

        assertThat(save(completed(REQUEST_ID, PICTURE)).files().get(0).path()).endsWith("-1." + extension);
    }

    @Test
    void an_unknown_type_is_bin() throws Exception {
        media.with(PICTURE, bytes("something")).declaring("application/x-unheard-of");

        SavedFile file = save(completed(REQUEST_ID, PICTURE)).files().get(0);

        assertThat(file.path()).endsWith("-1.bin");
        assertThat(file.contentType()).isEqualTo("application/x-unheard-of");
    }

    @Test
    void numbers_files_in_the_order_of_the_output() throws Exception {
        media.with(PICTURE, PNG).with(SECOND, JPEG);

        assertThat(save(completed(REQUEST_ID, PICTURE, SECOND)).files())
                .extracting(SavedFile::path)
                .containsExactly("fal-ai-flux-schnell-req_1-1.png", "fal-ai-flux-schnell-req_1-2.jpg");
    }

    @Test
    void numbers_files_from_the_second_on_if_the_template_does_not() throws Exception {
        media.with(PICTURE, PNG).with(SECOND, PNG);

        assertThat(save(completed(REQUEST_ID, PICTURE, SECOND), "city.{ext}").files())
                .extracting(SavedFile::path)
                .containsExactly("city.png", "city-2.png");
    }

    @Test
    void a_missing_file_does_not_prevent_the_others() throws Exception {
        media.with(SECOND, PNG);

        SavedResults saved = save(completed(REQUEST_ID, PICTURE, SECOND));

        assertThat(saved.files()).extracting(SavedFile::url).containsExactly(SECOND);
        assertThat(saved.files().get(0).path()).endsWith("-2.png");
        assertThat(saved.failures()).hasSize(1).first().isInstanceOf(MediaUnavailableException.class);
    }

    @Test
    void a_file_in_the_output_itself_needs_no_link() throws Exception {
        String inline = "data:image/png;base64," + Base64.getEncoder().encodeToString(PNG);

        SavedResults saved = save(completed(REQUEST_ID, inline));

        assertThat(results.files().values()).containsExactly(PNG);
        assertThat(saved.files().get(0).url()).hasSize(41).endsWith("…");
        assertThat(media.fetched()).isEmpty();
    }

    @Test
    void a_broken_inline_file_is_a_failure() throws Exception {
        SavedResults saved = save(completed(REQUEST_ID, "data:image/png;base64,!!!"));

        assertThat(saved.failures())
                .extracting(Throwable::getMessage)
                .containsExactly("data:image/png;base64,!!!…: invalid base64 in the data: URI");
    }

    @Test
    void a_web_page_is_not_a_file() throws Exception {
        media.with(PICTURE, bytes("\n<!DOCTYPE html><html>sign in</html>"));

        SavedResults saved = save(completed(REQUEST_ID, PICTURE));

        assertThat(results.files()).isEmpty();
        assertThat(saved.failures())
                .extracting(Throwable::getMessage)
                .containsExactly(PICTURE + ": the response is a web page, not a file");
    }

    @Test
    void overwrites_a_different_file_only_on_request() throws Exception {
        media.with(PICTURE, PNG);
        results.with("city.png", JPEG);

        assertThat(save(completed(REQUEST_ID, PICTURE), "city.png").failures())
                .hasSize(1)
                .first()
                .isInstanceOf(LocalFileException.class);

        save.save(new SaveRequest(
                completed(REQUEST_ID, PICTURE),
                Optional.empty(),
                new SaveOptions(new NameTemplate("city.png"), true, false)));
        assertThat(results.files().get("city.png")).isEqualTo(PNG);
    }

    @Test
    void ignores_input_links_and_uses_tags_in_names() throws Exception {
        media.with(SECOND, PNG);
        var submission = new Submission(
                new ModelId("my model"),
                JsonObject.EMPTY.with("image_url", PICTURE),
                List.of(new Tag("project", "Spring/2026")),
                JsonObject.EMPTY);

        SavedResults saved = save.save(new SaveRequest(
                completed(REQUEST_ID, PICTURE, SECOND),
                Optional.of(submission),
                new SaveOptions(new NameTemplate("{tag.project}-{tag.missing}-{model}.{ext}"), false, false)));

        assertThat(saved.files()).extracting(SavedFile::path).containsExactly("Spring-2026-none-my-model.png");
    }

    @Test
    void saves_a_sidecar_beside_each_file() throws Exception {
        media.with(PICTURE, PNG);

        save.save(new SaveRequest(
                completed(REQUEST_ID, PICTURE),
                Optional.empty(),
                new SaveOptions(new NameTemplate("city.{ext}"), false, true)));

        assertThat(results.files()).containsOnlyKeys("city.png", "city.png.json");
        assertThat(new String(results.files().get("city.png.json"), StandardCharsets.UTF_8))
                .contains(REQUEST_ID.value(), PICTURE);
    }

    @Test
    void reports_flagged_images_and_outputs_without_media() throws Exception {
        JsonObject output = JsonObject.EMPTY.with("has_nsfw_concepts", JsonArray.of(new JsonBoolean(true)));

        save((Completed) job(REQUEST_ID, "COMPLETED", output));

        assertThat(listener)
                .containsExactly(new ProgressEvent.Remark(
                        "image 1 of req_1 was flagged by the safety checker and may be blank"));
    }

    @Test
    void a_job_without_output_is_a_failure() throws Exception {
        SavedResults saved = save(completedWithoutOutput(REQUEST_ID));

        assertThat(saved.files()).isEmpty();
        assertThat(saved.failures())
                .singleElement()
                .hasToString("io.invokectl.domain.failure.NoMediaException: req_1 completed without output");
    }

    @Test
    void an_empty_list_of_media_is_a_failure() throws Exception {
        JsonObject output = JsonObject.EMPTY.with("images", JsonArray.of()).with("prompt", "x");

        SavedResults saved = save((Completed) job(REQUEST_ID, "COMPLETED", output));

        assertThat(saved.files()).isEmpty();
        assertThat(saved.failures())
                .singleElement()
                .isInstanceOf(NoMediaException.class)
                .extracting(Throwable::getMessage)
                .isEqualTo("req_1 completed, but \"images\" is an empty list");
    }

    @Test
    void a_transcript_is_saved_as_json() throws Exception {
        JsonObject output = JsonObject.EMPTY.with("text", "The tide is out.").with("chunks", JsonArray.of());

        SavedResults saved = save((Completed) job(REQUEST_ID, "COMPLETED", output));

        assertThat(saved.failures()).isEmpty();
        assertThat(saved.files()).singleElement().satisfies(file -> {
            assertThat(file.path()).endsWith("-req_1-1.json");
            assertThat(file.contentType()).isEqualTo("application/json");
            assertThat(file.url()).isEmpty();
        });
        assertThat(new String(results.files().values().iterator().next(), StandardCharsets.UTF_8))
                .contains("The tide is out.");
    }

    @Test
    void saves_at_most_a_hundred_files_and_says_how_many_are_left_out() throws Exception {
        String[] urls = IntStream.range(0, 130)
                .mapToObj(n -> "https://v3b.fal.media/" + n + ".png")
                .toArray(String[]::new);
        for (String url : urls) {
            media.with(url, PNG);
        }

        assertThat(save(completed(REQUEST_ID, urls)).files()).hasSize(100);
        assertThat(listener)
                .containsExactly(new ProgressEvent.Remark(
                        "req_1 has 30 more files in its output than the 100 that are saved of one job"));
    }

    @Test
    void keeps_what_arrived_of_a_file_that_stays_broken() throws Exception {
        var broken = new SaveResults(
                invocations,
                id -> (link, deadline, receiver) -> {
                    receiver.restart();
                    receiver.accept(PNG, 0, PNG.length);
                    throw new MediaUnavailableException(
                            link, MediaUnavailableException.Cause.UNREACHABLE, "the file ends early");
                },
                results,
                InvocationFixture.history(ledger, listener::add),
                listener::add);

        SavedResults saved =
                broken.save(new SaveRequest(completed(REQUEST_ID, PICTURE), Optional.empty(), SaveOptions.DEFAULT));

        String name = "fal-ai-flux-schnell-req_1-1.png.partial";
        assertThat(results.files()).containsOnlyKeys(name);
        assertThat(saved.failures())
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo(PICTURE + ": the file ends early; what arrived is kept as " + name);
    }

    @Test
    void copies_a_file_that_was_saved_elsewhere_if_its_link_has_expired() throws Exception {
        ledger();
        media.with(PICTURE, PNG);
        save(completed(REQUEST_ID, PICTURE));

        SavedResults saved = new SaveResults(
                        invocations,
                        id -> new InMemoryMedia(),
                        results,
                        InvocationFixture.history(ledger, listener::add),
                        listener::add)
                .save(new SaveRequest(
                        completed(REQUEST_ID, PICTURE),
                        Optional.empty(),
                        new SaveOptions(new NameTemplate("copy.{ext}"), false, false)));

        assertThat(saved.failures()).isEmpty();
        assertThat(results.files().get("copy.png")).isEqualTo(PNG);
    }

    private SavedResults save(Completed invocation) throws InterruptedException {
        return save.save(new SaveRequest(invocation, Optional.empty(), SaveOptions.DEFAULT));
    }

    @Test
    void does_not_fetch_an_unchanged_file_again() throws Exception {
        ledger();
        media.with(PICTURE, PNG);
        SavedResults first = save(completed(REQUEST_ID, PICTURE));

        SavedResults second = new SaveResults(
                        invocations,
                        id -> new InMemoryMedia(),
                        results,
                        InvocationFixture.history(ledger, listener::add),
                        listener::add)
                .save(new SaveRequest(completed(REQUEST_ID, PICTURE), Optional.empty(), SaveOptions.DEFAULT));

        assertThat(second).isEqualTo(first);
        assertThat(ledger.find(REQUEST_ID).orElseThrow().files()).isEqualTo(first.files());
    }

    @Test
    void fetches_a_changed_file_again() throws Exception {
        ledger();
        media.with(PICTURE, PNG);
        SavedFile kept = save(completed(REQUEST_ID, PICTURE)).files().get(0);
        var changed = new InMemoryResults().with(kept.path(), new byte[] {1});

        new SaveResults(
                        invocations,
                        id -> media,
                        changed,
                        InvocationFixture.history(ledger, listener::add),
                        listener::add)
                .save(new SaveRequest(completed(REQUEST_ID, PICTURE), Optional.empty(), SaveOptions.DEFAULT));

        assertThat(changed.files().get(kept.path())).isEqualTo(PNG);
        assertThat(media.fetched()).hasSize(2);
    }

    @Test
    void takes_tags_for_names_from_the_ledger() throws Exception {
        ledger();
        media.with(PICTURE, PNG);
        var saveOptions = new SaveOptions(new NameTemplate("{tag.project}.{ext}"), false, false);

        save.save(new SaveRequest(completed(REQUEST_ID, PICTURE), Optional.empty(), saveOptions));

        assertThat(results.files()).containsOnlyKeys("demo.png");
    }

    @Test
    void requests_an_expired_link_once_more() throws Exception {
        String renewed = "https://v3b.fal.media/files/b/renewed.png";
        media.with(renewed, PNG);
        invocations.answering(completed(REQUEST_ID, renewed));

        SavedResults saved = save(completed(REQUEST_ID, PICTURE));

        assertThat(saved.failures()).isEmpty();
        assertThat(saved.files()).extracting(SavedFile::url).containsExactly(renewed);
        assertThat(invocations.polls()).isEqualTo(1);
    }

    @Test
    void saves_files_that_cannot_be_recorded() throws Exception {
        ledger();
        ledger.breakDown();
        media.with(PICTURE, PNG);

        SavedResults saved = save(completed(REQUEST_ID, PICTURE));

        assertThat(saved.files()).hasSize(1);
        assertThat(saved.ledgerWarnings())
                .containsExactly(new ProgressEvent.LedgerWarning(
                        "the files of req_1 were saved, which was not recorded: ledger memory: is full"));
        assertThat(listener).containsAll(saved.ledgerWarnings());
    }

    /** Records a job in the ledger. */
    private void ledger() {
        var submission = new Submission(
                InvocationFixture.cityAtSunset().model(),
                InvocationFixture.cityAtSunset().input(),
                List.of(new Tag("project", "demo")),
                JsonObject.EMPTY);
        var origin = new Origin(new ApiAddress("https://api.test"), Optional.empty());
        JobId id = ledger.open(
                        Optional.empty(),
                        name -> Job.planned(name, Optional.empty(), submission, origin, ManualClock.START),
                        job -> job)
                .job()
                .id();
        ledger.change(id, job -> job.withOutcome(InvocationFixture.accepted(REQUEST_ID)));
    }

    private SavedResults save(Completed invocation, String template) throws InterruptedException {
        return save.save(new SaveRequest(
                invocation, Optional.empty(), new SaveOptions(new NameTemplate(template), false, false)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
