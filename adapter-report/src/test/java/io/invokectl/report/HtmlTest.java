package io.invokectl.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class HtmlTest {

    @Test
    void elements_close_in_reverse_order() {
        var html = new Html()
                .open("ul")
                .open("li", "class", "row")
                .text("one")
                .empty("br")
                .close()
                .close();

        assertThat(html).hasToString("<ul><li class=\"row\">one<br></li></ul>");
    }

    @Test
    void text_is_escaped() {
        assertThat(new Html().text("<b>'\"&amp;</b>")).hasToString("&lt;b&gt;&#39;&quot;&amp;amp;&lt;/b&gt;");
    }

    @Test
    void an_attribute_value_is_escaped() {
        assertThat(new Html().empty("img", "alt", "\" onerror=\"x'>"))
                .hasToString("<img alt=\"&quot; onerror=&quot;x&#39;&gt;\">");
    }

    @Test
    void control_and_bidirectional_characters_are_shown_as_escapes() {
        assertThat(new Html().text("gpj\u202e.exe\u0000\u001b[0m\ud800"))
                .hasToString("gpj\\u202e.exe\\u0000\\u001b[0m\\ud800");
    }

    @Test
    void emoji_keep_their_joiners() {
        assertThat(new Html().text("👩\u200d👧")).hasToString("👩\u200d👧");
    }

    @Test
    void a_time_is_shown_in_utc_and_machine_readable() {
        assertThat(new Html().time(Instant.parse("2026-01-22T19:19:19.112403432Z")))
                .hasToString("<time datetime=\"2026-01-22T19:19:19.112403432Z\">2026-01-22 19:19:19 UTC</time>");
    }
}
