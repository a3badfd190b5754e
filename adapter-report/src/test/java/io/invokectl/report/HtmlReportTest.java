package io.invokectl.report;

import static io.invokectl.report.ReportFixture.done;
import static io.invokectl.report.ReportFixture.failed;
import static io.invokectl.report.ReportFixture.forgotten;
import static io.invokectl.report.ReportFixture.inDoubt;
import static io.invokectl.report.ReportFixture.picture;
import static io.invokectl.report.ReportFixture.prompt;
import static io.invokectl.report.ReportFixture.running;
import static io.invokectl.report.ReportFixture.sound;
import static io.invokectl.report.ReportFixture.submission;
import static io.invokectl.report.ReportFixture.writtenOff;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.application.port.BatchReport;
import io.invokectl.application.port.BatchReport.Instructions;
import io.invokectl.application.port.BatchReport.ReportRow;
import io.invokectl.application.port.BatchReportContract;
import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class HtmlReportTest extends BatchReportContract {
    private static final Duration TOOK = Duration.ofMillis(4_200);

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void createFolder() throws IOException {
        folder = Files.createDirectory(parent.resolve("harbours"));
    }

    @Override
    protected BatchReport report() {
        return FolderResults.reportIn(folder);
    }

    @Override
    protected String read(String path) {
        assertThat(path).isEqualTo(folder.resolve("report.html").toString());
        try {
            return Files.readString(Path.of(path));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void a_completed_row_shows_a_thumbnail_and_links_to_the_file() throws IOException {
        ReportFixture.draw(folder.resolve("city at sunset.png"), 640, 480, "png");

        assertThat(item(done(
                        "7", prompt("A city", new Tag("style", "oil & ink")), TOOK, picture("city at sunset.png"))))
                .startsWith("<li class=\"row done\" data-status=\"COMPLETED\" data-model=\"fal-ai/flux/schnell\">"
                        + "<div class=\"pictures\"><a class=\"picture\" href=\"city%20at%20sunset.png\">"
                        + "<img src=\"data:image/jpeg;base64,")
                .endsWith(
                        "\" alt=\"Image 1 of row 7\" loading=\"lazy\" decoding=\"async\" width=\"320\" height=\"240\"></a></div>"
                                + "<div class=\"words\"><div class=\"head\"><h3 dir=\"auto\">7</h3><span"
                                + " class=\"status\">COMPLETED</span></div><p class=\"prompt\" dir=\"auto\">A city</p>"
                                + "<dl class=\"facts\"><div><dt>model</dt><dd>fal-ai/flux/schnell</dd></div>"
                                + "<div><dt>seed</dt><dd>123456789012345678</dd></div><div><dt>took</dt><dd>4.2"
                                + " s</dd></div></dl><ul class=\"tags\"><li><a href=\"#tag.style=oil%20%26%20ink\""
                                + " data-key=\"style\" data-value=\"oil &amp; ink\" dir=\"auto\">style=oil &amp;"
                                + " ink</a></li></ul><ul class=\"files\"><li><a href=\"city%20at%20sunset.png\""
                                + " dir=\"auto\">city at sunset.png</a> <span>1.2 MB</span></li></ul></div></li>");
    }

    @Test
    void audio_has_a_player() {
        assertThat(item(done("7", prompt("Rain"), TOOK, sound("rain.wav"))))
                .contains(
                        "<audio controls=\"\" preload=\"none\" src=\"rain.wav\" aria-label=\"Audio 1 of row 7\"></audio>");
    }

    @Test
    void a_failed_row_shows_its_reason() {
        assertThat(item(failed("7", prompt("A city"), "the prompt <b>was</b> refused")))
                .startsWith("<li class=\"row failed\" data-status=\"FAILED\"")
                .contains("<p class=\"reason\" dir=\"auto\">the prompt &lt;b&gt;was&lt;/b&gt; refused</p>")
                .contains("<dt>request ID</dt><dd>req_7</dd>");
    }

    @Test
    void a_row_in_doubt_shows_the_evidence_of_its_attempts() {
        assertThat(item(inDoubt("7", prompt("A city"))))
                .startsWith("<li class=\"row in-doubt\" data-status=\"IN_DOUBT\"")
                .contains("<ol class=\"attempts\"><li><p class=\"reason\" dir=\"auto\">no answer within 60 s</p>"
                        + "<dl class=\"facts\"><div><dt>outcome</dt><dd>in_doubt</dd></div>"
                        + "<div><dt>started</dt><dd><time datetime=\"2026-01-22T19:19:19Z\">2026-01-22"
                        + " 19:19:19 UTC</time></dd></div><div><dt>ended</dt><dd><time"
                        + " datetime=\"2026-01-22T19:19:19.250Z\">2026-01-22 19:19:19"
                        + " UTC</time></dd></div><div><dt>phase</dt><dd>waiting</dd></div><div><dt>bytes"
                        + " sent</dt><dd>82</dd></div></dl></li></ol>")
                .contains(
                        "<ul class=\"commands\"><li><p>It was charged:</p><code>resolve &#39;job_7&#39;</code></li></ul>");
    }

    @Test
    void a_row_that_was_written_off_shows_its_error_and_no_steps() {
        assertThat(item(writtenOff("7", prompt("A city"))))
                .startsWith("<li class=\"row written-off\" data-status=\"WRITTEN_OFF\"")
                .contains("<p class=\"reason\" dir=\"auto\">no answer within 60 s</p>")
                .doesNotContain("resolve");
        assertThat(page(writtenOff("7", prompt("A city")))).contains("<h2 id=\"written-off-title\">Written off ");
    }

    @Test
    void a_row_in_doubt_without_a_job_shows_its_error() {
        assertThat(item(forgotten(inDoubt("7", prompt("A city")))))
                .contains("<p class=\"reason\" dir=\"auto\">no answer within 60 s</p>"
                        + "<p class=\"note\">The ledger has no record of this job.</p>")
                .doesNotContain("resolve");
    }

    @Test
    void a_running_row_is_unfinished() {
        assertThat(page(running("7", prompt("A city"))))
                .contains("<h2 id=\"open-title\">Unfinished <span class=\"count\">1</span></h2>")
                .contains("<span class=\"status\">IN_PROGRESS</span>");
    }

    @Test
    void the_prompt_of_a_row_falls_back_to_its_text_and_then_its_input() {
        var input = JsonObject.EMPTY.with("seed", JsonNumber.of(7));

        assertThat(item(running("7", submission("m", input.with("text", "Hello")))))
                .contains("<p class=\"prompt\" dir=\"auto\">Hello</p>")
                .contains("<dt>seed</dt><dd>7</dd>");
        assertThat(item(running("7", submission("m", input))))
                .contains("<p class=\"prompt\" dir=\"auto\">{&quot;seed&quot;:7}</p>");
    }

    @Test
    void a_long_prompt_is_collapsed_and_a_very_long_one_truncated() {
        assertThat(item(running("7", prompt("city ".repeat(2_000)))))
                .contains("<details class=\"prompt\" dir=\"auto\"><summary><span>" + "city ".repeat(800)
                        + "…</span></summary></details>");
    }

    @Test
    void missing_and_damaged_images_are_replaced_by_a_message() throws IOException {
        Files.writeString(folder.resolve("broken.png"), "words");
        Files.createDirectory(folder.resolve("folder.png"));

        assertThat(item(done(
                        "7",
                        prompt("A city"),
                        TOOK,
                        picture("gone.png"),
                        picture("broken.png"),
                        picture("folder.png"),
                        picture("\0"))))
                .contains("<div class=\"pictures several\"><p class=\"absent\">File not found</p>"
                        + "<p class=\"absent\">Not a readable image</p>"
                        + "<p class=\"absent\">File not found</p><p class=\"absent\">File not found</p></div>")
                .contains("<li>\\u0000 <span>1.2 MB</span></li>");
    }

    @Test
    void an_image_that_java_cannot_read_is_shown_from_its_file() {
        ReportFixture.write(folder.resolve("city.webp"), ReportFixture.WEBP);

        assertThat(item(done("7", prompt("A city"), TOOK, picture("city.webp", "image/webp"))))
                .contains("<a class=\"picture\" href=\"city.webp\"><img src=\"city.webp\" alt=\"Image 1 of row 7\""
                        + " loading=\"lazy\" decoding=\"async\"></a>");
    }

    @Test
    void no_text_becomes_markup() {
        String hostile = "</script><script>x</script>\"'<!--{{rows}}\u202e";
        String shown = "&lt;/script&gt;&lt;script&gt;x&lt;/script&gt;&quot;&#39;&lt;!--{{rows}}\\u202e";
        ReportFixture.write(folder.resolve("\"><script>x<.webp"), ReportFixture.WEBP);

        String page = page(
                failed(
                        hostile,
                        submission(hostile, JsonObject.EMPTY.with("prompt", hostile), new Tag(hostile, hostile)),
                        hostile),
                done("2", prompt("A city"), TOOK, picture("\"><script>x<.webp", "image/webp")));

        assertThat(page)
                .contains("<h3 dir=\"auto\">" + shown + "</h3>")
                .contains("data-model=\"" + shown + "\"")
                .contains("<p class=\"prompt\" dir=\"auto\">" + shown + "</p>")
                .contains("data-key=\"" + shown + "\" data-value=\"" + shown + "\"")
                .contains("<th scope=\"row\">" + shown + "</th>")
                .contains("<img src=\"%22%3E%3Cscript%3Ex%3C.webp\"")
                .doesNotContain("<script>x", "\u202e");
        assertThat(page.split("<script>", -1)).hasSize(2);
    }

    @Test
    void the_summary_counts_by_status_and_model() {
        assertThat(page(
                        done("1", prompt("A city"), TOOK),
                        done("2", submission("fal-ai/tts", JsonObject.EMPTY), Duration.ofMinutes(3)),
                        failed("3", prompt("A city"), "no"),
                        inDoubt("4", prompt("A city"))))
                .contains(
                        "<p>4 rows · first submitted <time datetime=\"2026-01-22T19:19:19Z\">2026-01-22 19:19:19 UTC</time>"
                                + " · last finished after 3 min</p>")
                .containsSubsequence(
                        "<strong>4</strong> <span>all rows</span>",
                        "<strong>2</strong> <span>COMPLETED</span>",
                        "<strong>1</strong> <span>IN_DOUBT</span>",
                        "<strong>1</strong> <span>FAILED</span>")
                .contains("<tr><th scope=\"row\">fal-ai/flux/schnell</th><td>3</td><td>1</td></tr>"
                        + "<tr><th scope=\"row\">fal-ai/tts</th><td>1</td><td>1</td></tr>")
                .contains("Half of 3 rows took up to 4.2 s, 90 % up to 3 min, the slowest 3 min.");
    }

    @Test
    void rows_that_are_not_submitted_are_counted() {
        String path = report().write(Stream.of(failed("1", prompt("A city"), "no")), 1_000, Instructions.NONE);

        assertThat(read(path)).contains("<p>1 row of 1,000; the others are not submitted yet · first submitted ");
    }

    @Test
    void files_are_found_after_the_folder_is_moved() throws IOException {
        ReportFixture.draw(folder.resolve("city.png"), 640, 480, "png");

        assertThat(item(done("7", prompt("A city"), TOOK, picture("/elsewhere/before/city.png"))))
                .contains("href=\"city.png\"><img src=\"data:");
    }

    @Test
    void an_svg_is_shown_and_not_linked_because_its_scripts_would_run() throws IOException {
        Files.writeString(folder.resolve("logo.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        var svg = new SavedFile(
                folder.resolve("logo.svg").toString(), "https://v3b.fal.media/a", 10, "00", "image/svg+xml");

        assertThat(item(done("7", prompt("A logo"), TOOK, svg)))
                .contains("<img src=\"logo.svg\"")
                .contains("<li>logo.svg")
                .doesNotContain("href=\"logo.svg\"");
    }

    @Test
    void no_image_outside_the_folder_is_read() throws IOException {
        Path outside = Files.createTempDirectory(folder.resolveSibling(""), "outside");
        ReportFixture.draw(outside.resolve("city.png"), 640, 480, "png");
        Files.createSymbolicLink(folder.resolve("more"), outside);
        Files.createSymbolicLink(folder.resolve("link.png"), outside.resolve("city.png"));
        String recorded = outside.resolve("city.png").toString();

        assertThat(item(done("7", prompt("A city"), TOOK, picture(recorded))))
                .contains("File not found")
                .contains("href=\"city.png\"");
        assertThat(item(done("7", prompt("A city"), TOOK, picture("more/city.png"), picture("link.png"))))
                .contains("<p class=\"absent\">File not found</p><p class=\"absent\">File not found</p>");
    }

    @Test
    void an_image_that_is_a_link_is_not_read() throws IOException {
        ReportFixture.draw(folder.resolve("city.png"), 640, 480, "png");
        Files.createSymbolicLink(folder.resolve("link.png"), folder.resolve("city.png"));

        assertThat(item(done("7", prompt("A city"), TOOK, picture("link.png"))))
                .contains("<p class=\"absent\">Not a readable image</p>");
    }

    @Test
    void rows_that_need_action_come_first_and_rows_keep_their_order() {
        assertThat(page(
                        done("b", prompt("A city"), TOOK),
                        running("c", prompt("A city")),
                        done("a", prompt("A city"), TOOK),
                        failed("d", prompt("A city"), "no"),
                        inDoubt("e", prompt("A city"))))
                .containsSubsequence("\">e</h3>", "\">d</h3>", "\">b</h3>", "\">a</h3>", "\">c</h3>");
    }

    @Test
    void an_empty_batch_has_a_report() {
        assertThat(page()).contains("<title>harbours · batch report</title>").contains("<p>0 rows</p>");
    }

    @Test
    void the_policy_allows_only_the_page_and_the_files_beside_it() throws Exception {
        String page = page(done("1", prompt("A city"), TOOK));

        assertThat(page)
                .contains("content=\"default-src 'none'; base-uri 'none'; form-action 'none'; style-src "
                        + hash(page, "<style>(.*)</style>") + "; script-src " + hash(page, "<script>(.*)</script>")
                        + "; img-src 'self' data:; media-src 'self'\"")
                .doesNotContainPattern("(?i)https?://|\\son[a-z]+=|\\sstyle=");
    }

    private static String hash(String page, String part) throws Exception {
        Matcher found = Pattern.compile(part, Pattern.DOTALL).matcher(page);
        assertThat(found.find()).isTrue();
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(found.group(1).getBytes(UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
    }

    @Test
    void equal_rows_give_equal_pages() {
        ReportRow[] rows = ReportFixture.batch(folder, 200).toArray(ReportRow[]::new);

        assertThat(page(rows)).isEqualTo(page(rows));
    }

    @Test
    void a_report_leaves_no_temporary_files() throws IOException {
        page(running("1", prompt("A city")));
        page(failed("1", prompt("A city"), "no"), inDoubt("2", prompt("A city")));

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("report.html"));
        }
    }

    @Test
    void a_report_that_fails_leaves_no_temporary_files() throws IOException {
        page(running("1", prompt("A city")));
        Stream<ReportRow> broken = IntStream.range(0, 100).mapToObj(number -> {
            if (number == 99) {
                throw new IllegalStateException("no ledger");
            }
            return failed(Integer.toString(number), prompt("A city"), "no");
        });

        assertThatThrownBy(() -> report().write(broken, 100, Instructions.NONE)).hasMessage("no ledger");

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("report.html"));
        }
    }

    @Test
    void a_directory_without_space_for_temporary_files_is_named() {
        Path gone = folder.resolve("gone");
        var report = new HtmlReport(new FolderResults(folder), gone);

        assertThatThrownBy(() -> report.write(Stream.of(running("1", prompt("A city"))), 1, Instructions.NONE))
                .isInstanceOf(LocalFileException.class)
                .hasMessageStartingWith(gone.resolve("report.html") + ": cannot be written: ");
    }

    @Test
    void a_thousand_rows_need_little_memory() throws Exception {
        ReportFixture.draw(folder.resolve("city.png"), 320, 240, "png");

        Process process = ReportProcess.start(folder);

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(folder.resolve("report.html")).split("<li class=\"row", -1))
                .hasSize(1_001);
    }

    /** The list item of a row. */
    private String item(ReportRow row) {
        Matcher item = Pattern.compile("<li class=\"row.*").matcher(page(row));
        assertThat(item.find()).isTrue();
        return item.group();
    }

    private String page(ReportRow... rows) {
        return read(report().write(Stream.of(rows), rows.length, ReportFixture.INSTRUCTIONS));
    }
}
