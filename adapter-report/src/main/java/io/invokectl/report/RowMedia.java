package io.invokectl.report;

import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.text.HumanFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Renders the files of a row: thumbnails, audio players, and a list of links. */
final class RowMedia {
    private static final Pattern PAGE = Pattern.compile("(?i)\\.(svgz?|x?html?|xht|xml|mht(ml)?)$");
    private static final Pattern PAGE_TYPE = Pattern.compile("(?i)svg|html|xml");

    private final RowResult result;
    private final Path folder;
    private final Html html;

    RowMedia(RowResult result, Path folder, Html html) {
        this.result = result;
        this.folder = folder;
        this.html = html;
    }

    void pictures() {
        List<SavedFile> pictures = of("image/");
        if (!pictures.isEmpty()) {
            html.open("div", "class", pictures.size() == 1 ? "pictures" : "pictures several");
            for (int i = 0; i < pictures.size(); i++) {
                picture(pictures.get(i), "Image " + (i + 1) + " of row " + result.id());
            }
            html.close();
        }
    }

    private void picture(SavedFile file, String name) {
        Optional<RelativeLink> link = RelativeLink.of(folder, file.path());
        Preview preview = link.filter(target -> target.isIn(folder))
                .map(target -> Thumbnail.of(target.path(), file.contentType()))
                .orElse(Preview.MISSING);
        if (preview instanceof Preview.Unavailable unavailable) {
            html.element("p", unavailable.reason(), "class", "absent");
            return;
        }
        String address = link.orElseThrow().link();
        if (isPage(file)) {
            html.open("span", "class", "picture");
        } else {
            html.open("a", "class", "picture", "href", address);
        }
        if (preview instanceof Preview.Copy copy) {
            image(
                    copy.address(),
                    name,
                    "width",
                    Integer.toString(copy.width()),
                    "height",
                    Integer.toString(copy.height()));
        } else {
            image(address, name);
        }
        html.close();
    }

    private void image(String source, String name, String... size) {
        Stream<String> common = Stream.of("src", source, "alt", name, "loading", "lazy", "decoding", "async");
        html.empty("img", Stream.concat(common, Stream.of(size)).toArray(String[]::new));
    }

    void sounds() {
        List<SavedFile> sounds = of("audio/");
        for (int i = 0; i < sounds.size(); i++) {
            String name = "Audio " + (i + 1) + " of row " + result.id();
            RelativeLink.of(folder, sounds.get(i).path())
                    .filter(link -> !link.leadsOutOf(folder))
                    .ifPresent(link -> html.open(
                                    "audio", "controls", "", "preload", "none", "src", link.link(), "aria-label", name)
                            .close());
        }
    }

    void files() {
        if (!result.files().isEmpty()) {
            html.open("ul", "class", "files");
            result.files().forEach(this::file);
            html.close();
        }
    }

    private void file(SavedFile file) {
        html.open("li");
        RelativeLink.of(folder, file.path())
                .filter(link -> !link.leadsOutOf(folder) && !isPage(file))
                .ifPresentOrElse(
                        link -> html.element("a", link.name(), "href", link.link(), "dir", "auto"),
                        () -> html.text(RelativeLink.nameOf(file.path())));
        html.text(" ").element("span", HumanFormat.bytes(file.bytes())).close();
    }

    /** Whether a browser would open the file as a page and run its scripts. */
    private static boolean isPage(SavedFile file) {
        return PAGE.matcher(file.path()).find()
                || PAGE_TYPE.matcher(file.contentType()).find();
    }

    private List<SavedFile> of(String type) {
        return result.files().stream()
                .filter(file -> file.contentType().startsWith(type))
                .toList();
    }
}
