package io.invokectl.domain.invocation;

import static io.invokectl.domain.Json.array;
import static io.invokectl.domain.Json.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.value.InvalidValueException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class MediaLinksTest {
    private static final String A = "https://v3b.fal.media/files/b/a.png";
    private static final String B = "https://v3.fal.media/files/penguin/b.png";

    @Test
    void finds_images_in_order_with_their_content_type() {
        var output = object(
                "images",
                array(object("url", A, "content_type", "image/png", "width", 8), object("url", B)),
                "seed",
                7,
                "prompt",
                "see https://example.com/not-media");

        assertThat(MediaLinks.in(output, JsonNull.NULL))
                .containsExactly(new MediaLink(A, Optional.of("image/png")), new MediaLink(B, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"url", "URL", "file_url", "audio_url", "thumbnail_url", "start_frame_url", "model_mesh_url"})
    void finds_a_link_under_any_member_name(String name) {
        assertThat(urls(object("whatever", object(name, A)))).containsExactly(A);
        assertThat(urls(object(name, object("url", A)))).containsExactly(A);
        assertThat(urls(object(name, array(A, B)))).containsExactly(A, B);
    }

    @Test
    void finds_media_at_any_depth() {
        assertThat(urls(object("results", array(object("mesh", object("file", object("url", A))), array(array(B))))))
                .containsExactly(A, B);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http: 200 ok", "data: loaded", "data:loaded", "https://x.test/a b", "see " + A, "", "a:b/c"})
    void a_text_in_a_list_is_no_link_and_makes_it_a_list_of_texts(String text) {
        assertThat(urls(object("items", array(text)))).isEmpty();
        assertThat(urls(object("items", array(text, A)))).hasSize(text.isEmpty() ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs", "citations", "detail", "status_url", "response_url", "cancel_url"})
    void members_that_lead_elsewhere_are_not_media(String name) {
        assertThat(urls(object(name, array(A), "images", array(B)))).containsExactly(B);
        assertThat(urls(object(name, object("url", A)))).isEmpty();
        assertThat(urls(object(name, A))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "prompt", "license", "homepage", "subtitles"})
    void a_text_that_is_an_address_is_not_a_link(String name) {
        assertThat(urls(object(name, A))).isEmpty();
    }

    @Test
    void a_link_of_another_scheme_is_found_so_that_it_is_reported() {
        assertThat(urls(object("url", "file:///etc/hostname"))).containsExactly("file:///etc/hostname");
    }

    @Test
    void an_output_without_media_has_none() {
        assertThat(urls(object("images", array(), "text", "a transcript", "has_nsfw_concepts", array())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio", "image", "video", "audio_file"})
    void a_string_member_named_after_a_medium_is_its_link(String name) {
        assertThat(urls(object(name, A))).containsExactly(A);
        assertThat(urls(object(name, "no address"))).isEmpty();
    }

    @Test
    void finds_links_in_arrays_and_an_output_that_is_a_link() {
        assertThat(urls(object("images", array(A, B)))).containsExactly(A, B);
        assertThat(urls(array(object("url", A)))).containsExactly(A);
        assertThat(urls(new JsonString(A))).containsExactly(A);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b64_json", "base64", "file_data"})
    void inline_content_becomes_an_inline_link(String name) {
        List<MediaLink> links = MediaLinks.in(
                object("images", array(object(name, "aGVsbG8=", "content_type", "image/png"))), JsonNull.NULL);

        assertThat(links).containsExactly(new MediaLink("data:image/png;base64,aGVsbG8=", Optional.of("image/png")));
        assertThat(links.get(0).inlineContent()).isEqualTo("hello".getBytes(UTF_8));
    }

    @Test
    void content_beside_a_link_is_the_same_file() {
        assertThat(urls(object("audio", object("url", A, "file_data", "aGVsbG8="))))
                .containsExactly(A);
    }

    @Test
    void a_repeated_link_counts_once() {
        assertThat(urls(object("images", array(object("url", A)), "image", object("url", A))))
                .containsExactly(A);
    }

    @Test
    void links_in_the_input_are_not_results() {
        var sent = object("image_url", A, "loras", array(object("path", B)));

        assertThat(MediaLinks.in(object("images", array(A, B, A + "2")), sent))
                .extracting(MediaLink::url)
                .containsExactly(A + "2");
    }

    @Test
    void links_in_the_reasons_of_a_failure_lead_to_documentation() {
        assertThat(urls(object("detail", array(object("msg", "no", "url", "https://docs.fal.ai/errors/#missing")))))
                .isEmpty();
    }

    @Test
    void an_inline_link_is_truncated() {
        var link = new MediaLink("data:image/png;base64," + "A".repeat(1000), Optional.empty());

        assertThat(link.shortened()).isEqualTo("data:image/png;base64,AAAAAAAAAAAAAAAAAA…");
        assertThat(new MediaLink(A, Optional.empty()).shortened()).isEqualTo(A);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:image/png,100%", "data:image/png;base64,!!", "https://x.test/", "data:"})
    void malformed_content_is_not_decoded(String url) {
        var link = new MediaLink(url, Optional.empty());

        assertThatThrownBy(link::inlineContent).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void inline_content_may_be_percent_encoded() {
        var link = new MediaLink("data:image/svg+xml;charset=utf-8,%3Csvg%20a='1+1'/%3E%C3%A4", Optional.empty());

        assertThat(link.inlineContent()).isEqualTo("<svg a='1+1'/>ä".getBytes(UTF_8));
        assertThat(link.contentType()).contains("image/svg+xml");
    }

    private static List<String> urls(JsonValue output) {
        return MediaLinks.in(output, JsonNull.NULL).stream().map(MediaLink::url).toList();
    }
}
