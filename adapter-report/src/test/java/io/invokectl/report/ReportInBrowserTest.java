package io.invokectl.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.port.BatchReport.ReportRow;
import io.invokectl.domain.submission.Tag;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report of a thousand rows in Chromium. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ReportInBrowserTest {
    private static final String HOSTILE =
            "</script></style></title>--><img src=x onerror=\"window.isHacked=1\">'&amp;{{rows}}" + "x".repeat(100);
    private static final String SHOWN = "document.querySelectorAll('.row:not([hidden])').length";
    private static final String FOCUS = "document.activeElement.closest('.row')?.querySelector('h3').textContent";

    @TempDir
    private static Path folder;

    @TempDir
    private static Path profile;

    private static Browser browser;
    private static String address;

    @BeforeAll
    static void start() throws Exception {
        Path chromium = Browser.find().orElse(null);
        Assumptions.assumeTrue(chromium != null, "no Chromium found; set -Dchromium");
        browser = new Browser(chromium, profile);
        ReportFixture.write(folder.resolve("javascript:window.isHacked=1.webp"), ReportFixture.WEBP);
        ReportRow hostile = ReportFixture.done(
                HOSTILE,
                ReportFixture.prompt(HOSTILE, new Tag(HOSTILE, HOSTILE)),
                Duration.ofSeconds(1),
                ReportFixture.picture("javascript:window.isHacked=1.webp", "image/webp"));
        address = Path.of(FolderResults.reportIn(folder)
                        .write(
                                Stream.concat(Stream.of(hostile), ReportFixture.batch(folder, 999)),
                                1_000,
                                ReportFixture.INSTRUCTIONS))
                .toUri()
                .toString();
    }

    @AfterAll
    static void end() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        browser.resize(1280, 900);
        browser.prefer("light");
        browser.open(address);
    }

    @AfterEach
    void logs_no_errors_and_makes_no_other_requests() throws Exception {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .allMatch(request -> request.startsWith(folder.toUri().toString()));
        assertThat(browser.evaluate("window.isHacked")).isEqualTo("undefined");
    }

    @Test
    void all_rows_are_shown() throws Exception {
        assertThat(browser.evaluate(SHOWN)).isEqualTo("1000");
        assertThat(
                        browser.evaluate(
                                "Array.from(document.querySelectorAll('.tile'), (tile) => tile.innerText.replace(/\\s+/g, ' '))"))
                .isEqualTo("1,000 all rows,960 COMPLETED,10 IN_DOUBT,20 FAILED,10 IN_PROGRESS");
    }

    @Test
    void images_and_audio_load_from_the_page_and_the_files_beside_it() throws Exception {
        browser.evaluate("document.querySelector('#done').scrollIntoView()");

        browser.until("document.querySelector('.picture img[src$=webp]').naturalWidth === 1");
        browser.until("document.querySelector('.picture img[src^=data]').naturalWidth === 320");
        browser.evaluate("document.querySelector('audio').preload = 'metadata'");
        browser.until("document.querySelector('audio').duration === 0.001");
    }

    @Test
    void hostile_text_is_shown_as_text() throws Exception {
        String row = "document.querySelector('#done .row')";

        assertThat(browser.evaluate(row + ".querySelector('.prompt').textContent"))
                .isEqualTo(HOSTILE);
        assertThat(browser.evaluate(row + ".querySelector('h3').textContent")).isEqualTo(HOSTILE);
        assertThat(browser.evaluate(row + ".querySelector('.files a').protocol"))
                .isEqualTo("file:");
        browser.evaluate(row + ".querySelector('.tags a').click()");
        browser.until(SHOWN + " === 1");
        browser.evaluate(row + ".querySelector('.picture').click()");
        assertThat(browser.evaluate("document.querySelector('#viewer-title').textContent"))
                .isEqualTo(HOSTILE);
    }

    @Test
    void a_status_filter_is_part_of_the_address_and_of_the_history() throws Exception {
        browser.evaluate("document.querySelector('input[value=FAILED]').click()");
        browser.until(SHOWN + " === 20");

        assertThat(browser.evaluate("location.hash")).isEqualTo("#status=FAILED");
        assertThat(browser.evaluate("document.querySelector('#shown').textContent"))
                .isEqualTo("20 of 1,000 rows");
        browser.reload();
        assertThat(browser.evaluate(SHOWN)).isEqualTo("20");
        assertThat(browser.evaluate("document.querySelector('input[value=FAILED]').checked"))
                .isEqualTo("true");
        browser.evaluate("history.back()");
        browser.until(SHOWN + " === 1000");
    }

    @Test
    void a_tag_filter_and_a_search_are_combined_in_the_address() throws Exception {
        browser.evaluate(
                "Array.from(document.querySelectorAll('.tags a')).find((tag) => tag.textContent === 'style=oil').click()");
        browser.until(SHOWN + " === 249");
        browser.press("/");
        browser.press("1", "2", "4");
        browser.until(SHOWN + " === 1");

        assertThat(browser.evaluate("location.hash")).isEqualTo("#q=124&tag.style=oil");
        browser.reload();
        assertThat(browser.evaluate(SHOWN)).isEqualTo("1");
        assertThat(browser.evaluate("document.querySelector('[name=\"tag.style\"]').value"))
                .isEqualTo("oil");
        assertThat(browser.evaluate("document.querySelector('[name=q]').value")).isEqualTo("124");
        browser.evaluate("document.querySelector('[type=reset]').click()");
        browser.until(SHOWN + " === 1000");
    }

    @Test
    void the_keyboard_navigates_the_images() throws Exception {
        browser.press("Tab");
        assertThat(browser.evaluate("document.activeElement.className")).isEqualTo("skip");
        assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");

        browser.evaluate("document.querySelectorAll('.picture')[1].focus()");
        String first = browser.evaluate(FOCUS);
        browser.press("ArrowRight");
        String second = browser.evaluate(FOCUS);
        assertThat(List.of(first, second)).containsExactly("1", "2");
        browser.press("ArrowDown", "ArrowUp", "ArrowLeft");
        assertThat(browser.evaluate(FOCUS)).isEqualTo("1");
        browser.press("Enter");
        browser.until("document.querySelector('#viewer').open");
        browser.press("ArrowRight");
        browser.until("document.querySelector('#viewer-title').textContent === '2'");
        browser.press("Escape");
        browser.until("!document.querySelector('#viewer').open");
        assertThat(browser.evaluate(FOCUS)).isEqualTo("2");
    }

    @Test
    void the_commands_of_a_row_in_doubt_can_be_copied() throws Exception {
        browser.evaluate("document.querySelector('.commands button').click()");

        browser.until("document.querySelector('.commands button').textContent !== 'Copy'");
        assertThat(browser.evaluate("getSelection()")).isEqualTo("resolve 'job_9'");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 700, 1600})
    void no_content_is_wider_than_the_window(int width) throws Exception {
        browser.resize(width, 800);

        assertThat(browser.evaluate("document.documentElement.scrollWidth")).isEqualTo(Integer.toString(width));
    }

    /** The texts with too little contrast; empty if there are none. */
    private static String faint() throws Exception {
        try (InputStream script = ReportInBrowserTest.class.getResourceAsStream("faint.js")) {
            return browser.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void the_light_and_dark_themes_differ_and_have_enough_contrast() throws Exception {
        String paper = "getComputedStyle(document.body).backgroundColor";
        String light = browser.evaluate(paper);
        assertThat(faint()).isEmpty();

        browser.prefer("dark");

        assertThat(browser.evaluate(paper)).isNotEqualTo(light);
        assertThat(faint()).isEmpty();
    }

    @Test
    void the_rows_are_readable_without_scripts() throws Exception {
        browser.allowScripts(false);
        try {
            browser.open(address);
            assertThat(browser.evaluate(SHOWN)).isEqualTo("1000");
            assertThat(browser.evaluate("document.querySelector('#filters').hidden"))
                    .isEqualTo("true");
            assertThat(browser.evaluate("document.querySelector('time').textContent"))
                    .isEqualTo("2026-01-22 19:19:19 UTC");
        } finally {
            browser.allowScripts(true);
        }
    }
}
