package io.invokectl.files.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A file, seen from the report.
 *
 * @param path where it lies
 * @param link the relative address of it, with no character that could mean anything but a part of a name
 */
record RelativeLink(Path path, String link) {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /**
     * The file at a path that is absolute, or relative to the folder of the report. One that is not there any more is
     * looked for beside the report, as the folder may have been moved.
     *
     * @return nothing if that is no path
     */
    static Optional<RelativeLink> of(Path folder, String path) {
        try {
            Path home = folder.toAbsolutePath().normalize();
            Path kept = home.resolve(path).normalize();
            Path file = Files.exists(kept) ? kept : beside(home, kept);
            String link = StreamSupport.stream(home.relativize(file).spliterator(), false)
                    .map(name -> encoded(name.toString()))
                    .collect(Collectors.joining("/"));
            return Optional.of(new RelativeLink(file, link));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static Path beside(Path home, Path kept) {
        Path moved = home.resolve(String.valueOf(kept.getFileName()));
        return Files.exists(moved) ? moved : kept;
    }

    /** Text as a part of an address: all but plain letters and digits as percent signs and hexadecimals. */
    static String encoded(String text) {
        var address = new StringBuilder();
        for (byte letter : text.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(letter) >= 0) {
                address.append((char) letter);
            } else {
                address.append('%').append(HEX.toHexDigits(letter));
            }
        }
        return address.toString();
    }

    /** The last part of its path. */
    String name() {
        return String.valueOf(path.getFileName());
    }
}
