package io.invokectl.files.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class HtmlTest {

    @Test
    void elements_end_in_the_reverse_of_their_order() {
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
    void text_is_never_markup() {
        assertThat(new Html().text("<b>'\"&amp;</b>")).hasToString("&lt;b&gt;&#39;&quot;&amp;amp;&lt;/b&gt;");
    }

    @Test
    void a_value_never_leaves_its_attribute() {
        assertThat(new Html().empty("img", "alt", "\" onerror=\"x'>"))
                .hasToString("<img alt=\"&quot; onerror=&quot;x&#39;&gt;\">");
    }

    @Test
    void what_turns_the_direction_of_text_or_cannot_be_seen_is_spelled_out() {
        assertThat(new Html().text("gpj\u202e.exe\u0000\u001b[0m\ud800"))
                .hasToString("gpj\\u202e.exe\\u0000\\u001b[0m\\ud800");
    }
}
