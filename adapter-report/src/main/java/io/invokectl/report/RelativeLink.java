package io.invokectl.report;

import java.io.IOException;
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
     * Links to a file in the directory of the report, by its absolute or relative path. If it is elsewhere or does not
     * exist, the file of that name beside the report is linked, since the directory may have been moved.
     *
     * @return empty if the path is invalid
     */
    static Optional<RelativeLink> of(Path folder, String path) {
        try {
            Path home = folder.toAbsolutePath().normalize();
            Path recorded = home.resolve(path).normalize();
            Path beside = home.resolve(String.valueOf(recorded.getFileName()));
            boolean inside = recorded.startsWith(home) && (Files.exists(recorded) || !Files.exists(beside));
            Path file = inside ? recorded : beside;
            String link = StreamSupport.stream(home.relativize(file).spliterator(), false)
                    .map(name -> encoded(name.toString()))
                    .collect(Collectors.joining("/"));
            return Optional.of(new RelativeLink(file, link));
        } catch (InvalidPathException invalid) {
            return Optional.empty();
        }
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

    /** Whether the file exists in a directory after all links are resolved. */
    boolean isIn(Path folder) {
        try {
            return path.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException missing) {
            return false;
        }
    }

    /** Whether the file exists and a link leads out of a directory. */
    boolean leadsOutOf(Path folder) {
        return Files.exists(path) && !isIn(folder);
    }

    /** The last part of a path, which may be invalid on this system. */
    static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String name() {
        return String.valueOf(path.getFileName());
    }
}
