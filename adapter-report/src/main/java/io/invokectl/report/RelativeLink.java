package io.invokectl.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A file that the report links to.
 *
 * @param path the absolute path
 * @param link the relative URI, percent-encoded so that no name can contain a scheme, a query or a fragment
 */
record RelativeLink(Path path, String link) {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /**
     * Links to a file by its absolute path, or by its path relative to the folder of the report. If it does not exist,
     * the file of that name beside the report is linked, since the folder may have been moved.
     *
     * @return empty if the path is invalid
     */
    static Optional<RelativeLink> of(Path folder, String path) {
        try {
            Path home = folder.toAbsolutePath().normalize();
            Path recorded = home.resolve(path).normalize();
            Path file = Files.exists(recorded) ? recorded : beside(home, recorded);
            String link = StreamSupport.stream(home.relativize(file).spliterator(), false)
                    .map(name -> encoded(name.toString()))
                    .collect(Collectors.joining("/"));
            return Optional.of(new RelativeLink(file, link));
        } catch (InvalidPathException invalid) {
            return Optional.empty();
        }
    }

    private static Path beside(Path home, Path recorded) {
        Path moved = home.resolve(String.valueOf(recorded.getFileName()));
        return Files.exists(moved) ? moved : recorded;
    }

    /** Percent-encodes all but the unreserved characters of RFC 3986. */
    static String encoded(String text) {
        var encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    String name() {
        return String.valueOf(path.getFileName());
    }
}
