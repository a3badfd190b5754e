package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.invokectl.domain.failure.LocalFileException;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.invocation.MediaLink;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of {@link Media}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class MediaContract {

    /** The implementation under test. */
    protected abstract Media media();

    /** A link to an existing file. */
    protected abstract MediaLink linkToFile();

    /** The content of that file. */
    protected abstract byte[] contentOfFile();

    /** A link to a file that no longer exists. */
    protected abstract MediaLink linkToNothing();

    @Test
    void fetches_a_file_completely() throws Exception {
        var bin = new DiscardingReceiver();

        media().fetch(linkToFile(), Deadline.NONE, bin);

        assertThat(bin.bytes()).isEqualTo(contentOfFile());
    }

    @Test
    void discards_earlier_content() throws Exception {
        var bin = new DiscardingReceiver();
        bin.accept(new byte[] {1, 2, 3}, 0, 3);

        media().fetch(linkToFile(), Deadline.NONE, bin);

        assertThat(bin.bytes()).isEqualTo(contentOfFile());
    }

    @Test
    void reports_a_missing_file_as_gone() {
        assertThatThrownBy(() -> media().fetch(linkToNothing(), Deadline.NONE, new DiscardingReceiver()))
                .isInstanceOfSatisfying(
                        MediaUnavailableException.class,
                        gone -> assertThat(gone.why()).isEqualTo(MediaUnavailableException.Cause.GONE))
                .hasMessageStartingWith(linkToNothing().url() + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/hostname", "ftp://example.com/x.png", "gopher:x", "no address at all"})
    void rejects_unsafe_links(String url) {
        var link = new MediaLink(url, Optional.empty());

        assertThatThrownBy(() -> media().fetch(link, Deadline.NONE, new DiscardingReceiver()))
                .isInstanceOfSatisfying(
                        MediaUnavailableException.class,
                        unsafe -> assertThat(unsafe.why()).isEqualTo(MediaUnavailableException.Cause.UNSAFE));
    }

    @Test
    void a_failing_receiver_is_not_reported_as_a_broken_link() {
        var full = new Media.Receiver() {
            @Override
            public void restart() {}

            @Override
            public void accept(byte[] buffer, int offset, int length) {
                throw new LocalFileException("out/city.png", "the disk is full");
            }
        };

        assertThatThrownBy(() -> media().fetch(linkToFile(), Deadline.NONE, full))
                .isInstanceOf(LocalFileException.class);
    }
}
