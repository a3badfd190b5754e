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

/** What every {@link Media} does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class MediaContract {

    /** The implementation under test. */
    protected abstract Media media();

    /** A link behind which a file lies. */
    protected abstract MediaLink linkToFile();

    /** The content of that file. */
    protected abstract byte[] contentOfFile();

    /** A link behind which no file lies any more. */
    protected abstract MediaLink linkToNothing();

    @Test
    void a_file_arrives_whole() throws Exception {
        var bin = new DiscardingReceiver();

        media().fetch(linkToFile(), Deadline.NONE, bin);

        assertThat(bin.bytes()).isEqualTo(contentOfFile());
    }

    @Test
    void what_the_receiver_held_before_is_forgotten() throws Exception {
        var bin = new DiscardingReceiver();
        bin.accept(new byte[] {1, 2, 3}, 0, 3);

        media().fetch(linkToFile(), Deadline.NONE, bin);

        assertThat(bin.bytes()).isEqualTo(contentOfFile());
    }

    @Test
    void a_link_to_nothing_is_gone() {
        assertThatThrownBy(() -> media().fetch(linkToNothing(), Deadline.NONE, new DiscardingReceiver()))
                .isInstanceOfSatisfying(
                        MediaUnavailableException.class,
                        gone -> assertThat(gone.why()).isEqualTo(MediaUnavailableException.Cause.GONE))
                .hasMessageStartingWith(linkToNothing().url() + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/hostname", "ftp://example.com/x.png", "gopher:x", "no address at all"})
    void nothing_is_fetched_from_where_no_result_may_lie(String url) {
        var link = new MediaLink(url, Optional.empty());

        assertThatThrownBy(() -> media().fetch(link, Deadline.NONE, new DiscardingReceiver()))
                .isInstanceOfSatisfying(
                        MediaUnavailableException.class,
                        unsafe -> assertThat(unsafe.why()).isEqualTo(MediaUnavailableException.Cause.UNSAFE));
    }

    @Test
    void a_receiver_that_can_not_take_the_file_is_not_the_links_fault() {
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
