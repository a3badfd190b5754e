package io.invokectl.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.BatchFolderContract;
import io.invokectl.application.port.ProgressEvent;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.SavedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BatchDirectoryTest extends BatchFolderContract {
    @TempDir
    private Path parent;

    private final Random chance = new Random(7);
    private final List<ProgressEvent> listener = new ArrayList<>();

    @Override
    protected BatchFolder forRun() {
        return BatchDirectory.forRun(folder().toString(), chance, listener::add);
    }

    @Override
    protected BatchFolder forReading() {
        return BatchDirectory.forReading(folder().toString(), listener::add);
    }

    @Override
    protected BatchFolder anotherForRun() {
        return BatchDirectory.forRun(parent.resolve("other").toString(), chance, listener::add);
    }

    @Override
    protected String path(String name) {
        return folder().resolve(name).toString();
    }

    @Test
    void a_line_holds_the_result_of_a_row() throws IOException {
        try (BatchFolder folder = forRun()) {
            folder.note(new RowResult(
                    new RowId("a"),
                    Optional.of(new RequestId("req_1")),
                    new ModelId("m"),
                    "COMPLETED",
                    List.of(new SavedFile(path("a-1.png"), "https://v3b.fal.media/a.png", 5, "ab12", "image/png")),
                    Optional.empty(),
                    2,
                    Optional.of(Instant.parse("2026-01-22T12:00:00.5Z")),
                    Optional.of(Instant.parse("2026-01-22T12:00:03Z"))));
            folder.note(new RowResult(
                    new RowId("b"),
                    Optional.empty(),
                    new ModelId("m"),
                    "REJECTED",
                    List.of(),
                    Optional.of("no\nsuch model"),
                    1,
                    Optional.empty(),
                    Optional.empty()));
        }

        assertThat(Files.readString(log()).replace('"', '\'')).isEqualTo("""
                        {'id':'a','request_id':'req_1','model_id':'m','status':'COMPLETED','files':[{'path':'a-1.png','url':'https://v3b.fal.media/a.png','bytes':5,'sha256':'ab12','content_type':'image/png'}],'error':null,'attempts':2,'created_at':'2026-01-22T12:00:00.500Z','completed_at':'2026-01-22T12:00:03Z'}
                        {'id':'b','request_id':null,'model_id':'m','status':'REJECTED','files':[],'error':'no\\nsuch model','attempts':1,'created_at':null,'completed_at':null}
                        """);
    }

    @Test
    void a_moved_folder_is_the_same_batch_with_its_files() throws IOException {
        String name;
        try (BatchFolder folder = forRun()) {
            name = folder.batch();
            folder.note(withFile("a", path("a-1.png")));
        }
        Path moved = Files.move(folder(), parent.resolve("moved"));

        try (BatchFolder folder = BatchDirectory.forRun(moved.toString(), chance, listener::add)) {
            assertThat(folder.batch()).isEqualTo(name);
            assertThat(results(folder))
                    .containsExactly(withFile("a", moved.resolve("a-1.png").toString()));
        }
    }

    @Test
    void file_paths_are_relative_to_the_folder_however_it_is_given() throws IOException {
        try (BatchFolder folder = forRun()) {
            folder.note(withFile("a", folder() + "/../out/./sub/a-1.png"));

            assertThat(results(folder)).containsExactly(withFile("a", path("sub/a-1.png")));
        }
        assertThat(Files.readString(log())).contains("\"path\":\"sub/a-1.png\"");
    }

    @Test
    void the_folder_is_created_with_its_parents() {
        Path deep = parent.resolve("a/b/c");

        BatchDirectory.forRun(deep.toString(), chance, listener::add).close();

        assertThat(deep.resolve("batch.name")).isRegularFile();
        assertThat(deep.resolve("results.jsonl")).isEmptyFile();
    }

    @Test
    void the_name_is_in_a_file_of_its_own() throws IOException {
        try (BatchFolder folder = forRun()) {
            assertThat(folder.batch()).matches("[0-9a-f]{16}");
            assertThat(folder().resolve("batch.name")).content().isEqualTo(folder.batch() + "\n");
        }
        try (var files = Files.list(folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("batch.name", "results.jsonl", "submissions.jsonl", ".invokectl-lock");
        }
    }

    @Test
    void results_without_a_batch_name_are_not_resumed() throws IOException {
        forRun().close();
        Files.delete(folder().resolve("batch.name"));

        assertThatThrownBy(this::forRun)
                .isInstanceOf(LocalFileException.class)
                .hasMessage(
                        folder() + ": has results.jsonl but no batch.name, which identifies the batch in the ledger;"
                                + " restore that file or use another directory");
    }

    @Test
    void a_plan_creates_no_files() {
        try (BatchFolder planned = BatchDirectory.forPlan(folder().toString(), chance, listener::add)) {
            assertThat(planned.batch()).matches("[0-9a-f]{16}");
            assertThat(planned.ledger()).isEmpty();
            planned.each(result -> fail("nothing was noted"));
            assertThatThrownBy(() -> planned.rows(1)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(folder()).doesNotExist();

        try (BatchFolder run = forRun();
                BatchFolder planned = BatchDirectory.forPlan(folder().toString(), chance, listener::add)) {
            assertThat(planned.batch()).isEqualTo(run.batch());
        }
    }

    @Test
    void a_damaged_name_is_never_replaced() throws IOException {
        forRun().close();
        Files.writeString(folder().resolve("batch.name"), "");

        String words = folder().resolve("batch.name") + ": is not a batch name; restore the original file";
        assertThatThrownBy(this::forRun).isInstanceOf(LocalFileException.class).hasMessage(words);
        assertThatThrownBy(this::forReading)
                .isInstanceOf(LocalFileException.class)
                .hasMessage(words);

        Files.writeString(folder().resolve("batch.name"), "0123456789abcdef\n");
        forRun().close();
    }

    @Test
    void a_folder_without_a_batch_cannot_be_read() throws IOException {
        String words = folder() + ": is not a batch directory (no batch.name)";
        assertThatThrownBy(this::forReading)
                .isInstanceOf(LocalFileException.class)
                .hasMessage(words);

        Files.createDirectory(folder());
        assertThatThrownBy(this::forReading).hasMessage(words);
        assertThat(folder()).isEmptyDirectory();
    }

    @Test
    void a_file_cannot_be_a_batch_folder() throws IOException {
        Files.writeString(folder(), "a file");

        assertThatThrownBy(this::forRun)
                .isInstanceOf(LocalFileException.class)
                .hasMessage(folder() + ": cannot be used: " + folder() + " is not a directory");
    }

    @Test
    void a_run_in_another_process_holds_the_lock_and_its_results_survive_a_kill() throws Exception {
        Process process = BatchProcess.start(folder());
        try (var printed = process.inputReader()) {
            for (int i = 0; i < 20; i++) {
                printed.readLine();
            }
            assertThatThrownBy(this::forRun)
                    .hasMessage(folder() + ": another run of this batch is in progress; wait until it ends");
            assertThat(results(forReading())).hasSizeGreaterThanOrEqualTo(20);

            process.toHandle().destroyForcibly();
            int last = printed.lines().mapToInt(Integer::parseInt).max().orElse(20);
            process.waitFor();

            try (BatchFolder folder = forRun()) {
                assertThat(results(folder)).hasSizeGreaterThanOrEqualTo(last);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void the_next_run_removes_an_incomplete_last_line() throws IOException {
        String whole = noted("a", "b");
        for (int kept : new int[] {whole.length() - 2, whole.length() - 40, whole.indexOf('\n') + 2}) {
            Files.writeString(log(), whole.substring(0, kept));
            assertThat(results(forReading())).extracting(RowResult::id).containsExactly(new RowId("a"));

            try (BatchFolder folder = forRun()) {
                assertThat(Files.readString(log())).isEqualTo(whole.substring(0, whole.indexOf('\n') + 1));
                folder.note(result("c", "COMPLETED"));
                assertThat(results(folder)).extracting(RowResult::id).containsExactly(new RowId("a"), new RowId("c"));
            }
        }
        assertThat(listener).isEmpty();
    }

    @Test
    void the_next_run_completes_a_last_line_without_a_line_break() throws IOException {
        String whole = noted("a", "b");
        Files.writeString(log(), whole.strip());
        assertThat(results(forReading())).hasSize(2);

        try (BatchFolder folder = forRun()) {
            folder.note(result("c", "COMPLETED"));
        }

        assertThat(Files.readString(log())).startsWith(whole);
        assertThat(results(forReading())).hasSize(3);
    }

    @Test
    void an_invalid_line_is_skipped_and_reported() throws IOException {
        noted("a");
        Files.writeString(log(), """
                {"id":"x"
                {"id":"x"}
                {"id":"x","model_id":"m","status":"S","attempts":"1"}
                {"id":"x","model_id":"m","status":"S","attempts":1.5}
                {"id":"x","model_id":"m","status":"S","attempts":1,"created_at":"today"}
                {"id":"x","model_id":"m","status":"S","attempts":1,"files":[5]}
                """, StandardOpenOption.APPEND);
        try (BatchFolder folder = forRun()) {
            folder.note(result("b", "COMPLETED"));
        }

        assertThat(results(forReading())).extracting(RowResult::id).containsExactly(new RowId("a"), new RowId("b"));
        assertThat(listener)
                .extracting(ProgressEvent::toString)
                .containsExactly(
                        told(2, "ends too early (column 10)"),
                        told(3, "missing model_id"),
                        told(4, "missing attempts"),
                        told(5, "invalid number, time or path"),
                        told(6, "invalid number, time or path"),
                        told(7, "a file is not a JSON object"));
    }

    @Test
    void a_later_invalid_line_does_not_hide_an_earlier_result() throws IOException {
        noted("a");
        Files.writeString(log(), "{\"id\":\"a\",\"status\":\"FAILED\"}\n", StandardOpenOption.APPEND);

        assertThat(results(forReading())).containsExactly(result("a", "COMPLETED"));
    }

    @Test
    void unknown_members_are_ignored() throws IOException {
        String line = noted("a").replace("{\"id\"", "{\"cost\":{\"usd\":0.1},\"id\"");
        Files.writeString(log(), line);

        assertThat(results(forReading())).containsExactly(result("a", "COMPLETED"));
    }

    @Test
    void has_only_files_inside_the_directory() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("a.png"), "picture");
        Files.writeString(parent.resolve("b.png"), "picture");
        try (BatchFolder folder = forRun()) {
            assertThat(folder.has(folder().resolve("a.png").toString())).isTrue();
            assertThat(folder.has(folder().resolve("c.png").toString())).isFalse();
            assertThat(folder.has(parent.resolve("b.png").toString())).isFalse();
            assertThat(folder.has(folder().resolve("../b.png").toString())).isFalse();
        }
    }

    private String told(int line, String problem) {
        return new ProgressEvent.Remark(log() + ":" + line + ": skipped invalid line: " + problem).toString();
    }

    /** The log after these rows were completed. */
    private String noted(String... ids) throws IOException {
        try (BatchFolder folder = forRun()) {
            for (String id : ids) {
                folder.note(result(id, "COMPLETED"));
            }
        }
        return Files.readString(log());
    }

    private static RowResult withFile(String id, String path) {
        return new RowResult(
                new RowId(id),
                Optional.empty(),
                new ModelId("m"),
                "COMPLETED",
                List.of(new SavedFile(path, "https://v3b.fal.media/a.png", 5, "ab12", "image/png")),
                Optional.empty(),
                1,
                Optional.empty(),
                Optional.empty());
    }

    private Path folder() {
        return parent.resolve("out");
    }

    private Path log() {
        return folder().resolve("results.jsonl");
    }
}
