package io.invokectl.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.Manifest;
import io.invokectl.application.port.Manifest.BatchRow;
import io.invokectl.application.port.Manifest.Format;
import io.invokectl.application.port.ManifestContract;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.failure.InvalidManifestException.Missing;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.submission.SubmissionDraft;
import io.invokectl.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

final class ManifestFileTest extends ManifestContract {
    private static final String ROW = "{\"model_id\":\"m\",\"input\":{\"prompt\":\"A city\"}}";
    private static final Supplier<InputStream> NO_STDIN = InputStream::nullInputStream;

    @TempDir
    private Path folder;

    @Override
    protected Manifest manifest(List<BatchRow> rows) {
        String text = rows.stream()
                .map(row -> JsonText.compact(
                                row.submission().toJson().with("id", row.id().value()))
                        + "\n")
                .collect(Collectors.joining());
        try {
            return written("rows.jsonl", text).manifest();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void the_extension_tells_the_format() throws IOException {
        assertThat(written("rows.JSONL", ROW).shown())
                .containsExactly("1 1 {'model_id':'m','input':{'prompt':'A city'}}");
        assertThat(written("rows.Csv", "model_id,prompt\nm,A city").shown())
                .containsExactly("2 2 {'model_id':'m','input':{'prompt':'A city'}}");
        assertThat(written("rows.txt", "A city").over("{'model_id':'m'}").shown())
                .containsExactly("1 1 {'model_id':'m','input':{'prompt':'A city'}}");
    }

    @Test
    void a_given_format_overrides_the_extension() throws IOException {
        Path file = written("rows.csv", ROW).file();

        var manifest = new ManifestFile(file.toString(), Optional.of(Format.JSONL), SubmissionDraft.EMPTY, NO_STDIN);

        assertThat(ManifestText.rows(manifest)).hasSize(1);
    }

    @Test
    void an_unknown_format_is_reported_as_missing() {
        assertThatThrownBy(() -> new ManifestFile("rows", Optional.empty(), SubmissionDraft.EMPTY, NO_STDIN))
                .isInstanceOfSatisfying(
                        InvalidManifestException.class,
                        unknown -> assertThat(unknown.missing()).contains(Missing.FORMAT))
                .hasMessage("rows: cannot tell the format from the file name");
        assertThatThrownBy(() -> new ManifestFile("-", Optional.empty(), SubmissionDraft.EMPTY, NO_STDIN))
                .hasMessage("<stdin>: cannot tell the format from the file name");
    }

    @Test
    void stdin_is_read_once_and_its_rows_any_number_of_times() {
        var asked = new AtomicInteger();
        var manifest = new ManifestFile("-", Optional.of(Format.TXT), model("m"), () -> {
            asked.incrementAndGet();
            return new ByteArrayInputStream("A city\nA harbour\n".getBytes(UTF_8));
        });
        assertThat(asked).hasValue(0);

        try (Manifest.Rows one = manifest.open();
                Manifest.Rows other = manifest.open()) {
            one.next();
            assertThat(other.next().map(ManifestText::shown))
                    .contains("1 1 {'model_id':'m','input':{'prompt':'A city'}}");
            assertThat(one.next().map(ManifestText::shown))
                    .contains("2 2 {'model_id':'m','input':{'prompt':'A harbour'}}");
        }
        assertThat(ManifestText.rows(manifest)).hasSize(2);
        assertThat(asked).hasValue(1);
    }

    @Test
    void problems_with_stdin_name_stdin() {
        var manifest = new ManifestFile(
                "-",
                Optional.of(Format.JSONL),
                SubmissionDraft.EMPTY,
                () -> new ByteArrayInputStream((ROW + "\n{").getBytes(UTF_8)));

        assertThatThrownBy(() -> ManifestText.rows(manifest))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessage("<stdin>:2: ends too early (column 2)");
    }

    @Test
    void stdin_leaves_no_file_behind() throws IOException {
        var manifest = new ManifestFile(
                "-", Optional.of(Format.TXT), model("m"), () -> new ByteArrayInputStream("A city".getBytes(UTF_8)));

        ManifestText.rows(manifest);

        try (var temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(temporary.filter(file -> Files.exists(file.resolve("manifest"))))
                    .isEmpty();
        }
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void a_pipe_is_read_once() throws Exception {
        Path pipe = folder.resolve("rows.txt");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        var writer = new Thread(() -> {
            try {
                Files.writeString(pipe, "A city\nA harbour");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        writer.start();
        var manifest = new ManifestFile(pipe.toString(), Optional.empty(), model("m"), NO_STDIN);

        assertThat(ManifestText.rows(manifest)).hasSize(2);
        assertThat(ManifestText.rows(manifest)).hasSize(2);
        writer.join();
    }

    @Test
    void a_file_that_changes_is_read_again() throws IOException {
        ManifestText text = written("rows.jsonl", ROW);
        Manifest manifest = text.manifest();
        assertThat(ManifestText.rows(manifest)).hasSize(1);

        Files.writeString(text.file(), ROW + "\nnonsense");

        assertThatThrownBy(() -> ManifestText.rows(manifest)).hasMessage(text.file() + ":2: not JSON (column 1)");
    }

    @Test
    void a_byte_order_mark_and_carriage_returns_are_not_part_of_rows() throws IOException {
        List<String> expected = List.of(
                "1 1 {'model_id':'m','input':{'prompt':'A city'}}", "2 2 {'model_id':'m','input':{'prompt':'A city'}}");
        assertThat(written("rows.jsonl", "\ufeff" + ROW + "\r\n" + ROW + "\r\n").shown())
                .isEqualTo(expected);
        assertThat(written("rows.txt", "\ufeffA city\r\nA city\r\n")
                        .over("{'model_id':'m'}")
                        .shown())
                .isEqualTo(expected);
        assertThat(written("rows.csv", "\ufeffmodel_id,prompt\r\nm,A city\r\nm,\"A\r\ncity\"\r\n")
                        .shown())
                .containsExactly(
                        "2 2 {'model_id':'m','input':{'prompt':'A city'}}",
                        "3 3 {'model_id':'m','input':{'prompt':'A\\ncity'}}");
    }

    @Test
    void blank_lines_are_skipped_and_counted() throws IOException {
        assertThat(written("rows.txt", "\n  \nA city\n\r\n\t\nA harbour")
                        .over("{'model_id':'m'}")
                        .shown())
                .containsExactly(
                        "3 3 {'model_id':'m','input':{'prompt':'A city'}}",
                        "6 6 {'model_id':'m','input':{'prompt':'A harbour'}}");
        assertThat(written("rows.jsonl", "\n" + ROW + "\n \n").shown()).hasSize(1);
    }

    @Test
    void a_prompt_retains_its_whitespace() throws IOException {
        assertThat(written("rows.txt", " \"A\" city\\ ")
                        .over("{'model_id':'m'}")
                        .rows()
                        .get(0)
                        .submission()
                        .input())
                .isEqualTo(JsonText.parse("{\"prompt\":\" \\\"A\\\" city\\\\ \"}"));
    }

    @Test
    void no_value_is_a_file_name_in_any_format() throws IOException {
        String expected = "{'model_id':'m','input':{'prompt':'@/etc/hostname'}}";

        assertThat(written("rows.txt", "@/etc/hostname")
                        .over("{'model_id':'m'}")
                        .shown())
                .containsExactly("1 1 " + expected);
        assertThat(written("rows.jsonl", expected).shown()).containsExactly("1 1 " + expected);
        assertThat(written("rows.csv", "model_id,prompt\nm,@/etc/hostname").shown())
                .containsExactly("2 2 " + expected);
    }

    @Test
    void a_row_overrides_the_defaults() throws IOException {
        String defaults =
                "{'model_id':'d','input':{'prompt':'default','n':1},'tags':[{'key':'a','value':'d'},{'key':'b','value':'d'}]}";

        assertThat(written(
                                "rows.jsonl",
                                "{}\n{'model_id':'m','input':{'prompt':'row'},'tags':[{'key':'a','value':'r'}]}")
                        .over(defaults)
                        .shown())
                .containsExactly(
                        "1 1 {'model_id':'d','input':{'prompt':'default','n':1},'tags':[{'key':'a','value':'d'},{'key':'b','value':'d'}]}",
                        "2 2 {'model_id':'m','input':{'prompt':'row','n':1},'tags':[{'key':'a','value':'r'},{'key':'b','value':'d'}]}");
    }

    @Test
    void a_row_needs_a_model_and_an_input() throws IOException {
        written("rows.txt", "A city").assertRefused("1: missing model");
        written("rows.jsonl", "{'model_id':'m'}").assertRefused("1: missing input");
        assertThat(written("rows.jsonl", "{'model_id':'m','input':{}}").rows()).hasSize(1);
    }

    @Test
    void an_id_that_equals_the_line_number_of_another_row_is_a_duplicate() throws IOException {
        written("rows.jsonl", ROW + "\n" + ROW.replace("{\"model", "{\"id\":1,\"model"))
                .assertRefused("2: duplicate id \"1\" (first on line 1)");
        written("rows.jsonl", ROW.replace("{\"model", "{\"id\":\"2\",\"model") + "\n" + ROW)
                .assertRefused("2: duplicate id \"2\" (first on line 1)");
    }

    @Test
    void a_line_that_is_not_utf_8_is_reported() throws IOException {
        byte[] latin = (ROW + "\n" + ROW.replace("city", "Stra\u00dfe")).getBytes(ISO_8859_1);
        ManifestText.of(folder.resolve("rows.jsonl"), latin).assertRefused("2: it is not UTF-8");
        ManifestText.of(folder.resolve("rows.txt"), "A city".getBytes(UTF_16)).assertRefused("1: it is not UTF-8");

        byte[] table = "model_id,prompt\nm,one\nm,Stra\u00dfe\n".getBytes(ISO_8859_1);
        ManifestText.of(folder.resolve("rows.csv"), table).assertRefused("3: it is not UTF-8");
    }

    @Test
    void a_line_that_is_too_long_is_reported_and_not_read_to_its_end() throws IOException {
        String longest = "x".repeat(JsonText.MAX_BYTES);
        assertThat(written("rows.txt", longest + "\n").over("{'model_id':'m'}").rows())
                .hasSize(1);
        written("rows.txt", "A city\nx" + longest).over("{'model_id':'m'}").assertRefused("2: longer than 16 MiB");
        written("rows.csv", "prompt\nA city\nx" + longest)
                .over("{'model_id':'m'}")
                .assertRefused("3: longer than 16 MiB");
    }

    @Test
    void an_empty_manifest_is_rejected_in_every_format() throws IOException {
        written("rows.txt", "\n \n").assertRefused(" no rows");
        written("rows.jsonl", "").assertRefused(" no rows");
        written("rows.csv", "model_id,prompt\n").assertRefused(" no rows");
        written("rows.csv", "").assertRefused(" no rows");
    }

    @Test
    void a_file_that_cannot_be_read_is_reported() {
        Path missing = folder.resolve("missing.csv");
        assertThatThrownBy(() -> new ManifestText(missing, SubmissionDraft.EMPTY).rows())
                .isInstanceOf(LocalFileException.class)
                .hasMessage(missing + ": cannot be read: no such file");
        assertThatThrownBy(() -> new ManifestFile(
                                folder.toString(), Optional.of(Format.CSV), SubmissionDraft.EMPTY, NO_STDIN)
                        .open())
                .isInstanceOf(LocalFileException.class)
                .hasMessage(folder + ": cannot be read: Is a directory");
    }

    private ManifestText written(String name, String text) throws IOException {
        return ManifestText.of(folder.resolve(name), text.replace('\'', '"'));
    }

    private static SubmissionDraft model(String id) {
        return SubmissionDraft.of(JsonText.parse("{\"model_id\":\"" + id + "\"}"));
    }
}
