package io.invokectl.files.report;

import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.job.SavedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of a row: pictures, players, and links to all of them. */
final class RowMedia {
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
                picture(pictures.get(i), "picture " + (i + 1) + " of row " + result.id());
            }
            html.close();
        }
    }

    private void picture(SavedFile file, String name) {
        Optional<RelativeLink> place = RelativeLink.of(folder, file.path());
        Preview preview =
                place.map(at -> Thumbnail.of(at.path(), file.contentType())).orElse(Preview.MISSING);
        if (preview instanceof Preview.Absent absent) {
            html.element("p", absent.why(), "class", "absent");
            return;
        }
        String link = place.orElseThrow().link();
        html.open("a", "class", "picture", "href", link);
        if (preview instanceof Preview.Copy copy) {
            html.empty(
                    "img",
                    "src",
                    copy.address(),
                    "alt",
                    name,
                    "loading",
                    "lazy",
                    "decoding",
                    "async",
                    "width",
                    Integer.toString(copy.width()),
                    "height",
                    Integer.toString(copy.height()));
        } else {
            html.empty("img", "src", link, "alt", name, "loading", "lazy", "decoding", "async");
        }
        html.close();
    }

    void sounds() {
        List<SavedFile> sounds = of("audio/");
        for (int i = 0; i < sounds.size(); i++) {
            String name = "sound " + (i + 1) + " of row " + result.id();
            RelativeLink.of(folder, sounds.get(i).path())
                    .ifPresent(place -> html.open(
                                    "audio", "controls", "", "preload", "none", "src", place.link(), "aria-label", name)
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
                .ifPresentOrElse(
                        place -> html.element("a", place.name(), "href", place.link(), "dir", "auto"),
                        () -> html.text(file.path()));
        html.text(" ").element("span", Figures.bytes(file.bytes())).close();
    }

    private List<SavedFile> of(String type) {
        return result.files().stream()
                .filter(file -> file.contentType().startsWith(type))
                .toList();
    }
}
