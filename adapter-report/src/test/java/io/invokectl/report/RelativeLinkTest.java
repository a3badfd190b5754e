package io.invokectl.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RelativeLinkTest {

    @ParameterizedTest
    @CsvSource({
        "city.png, city.png",
        "./more/city.png, more/city.png",
        "../other/city.png, city.png",
        "/batches/harbours/city.png, city.png",
        "a b%20#?.png, a%20b%2520%23%3F.png",
        "javascript:alert(1), javascript%3Aalert%281%29",
        "https://example.com/x.png, https%3A/example.com/x.png",
        "şehir €.png, %C5%9Fehir%20%E2%82%AC.png",
    })
    void the_link_to_a_file_is_relative_and_encoded(String path, String link) {
        assertThat(RelativeLink.of(Path.of("/batches/harbours"), path))
                .map(RelativeLink::link)
                .contains(link);
    }

    @Test
    void accepts_a_relative_directory() {
        assertThat(RelativeLink.of(Path.of("harbours"), "city.png"))
                .contains(new RelativeLink(Path.of("harbours/city.png").toAbsolutePath(), "city.png"));
    }

    @Test
    void finds_no_file_for_an_invalid_path() {
        assertThat(RelativeLink.of(Path.of("harbours"), "nul\0.png")).isEqualTo(Optional.empty());
    }
}
