package io.invokectl.ledger;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import io.invokectl.filesystem.DurableFolder;
import io.invokectl.filesystem.TrustedFile;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, unpacked once instead of at each start, as the driver does. The file name contains the driver's
 * version, the operating system, the C library, the processor and the size in bytes, so that an incomplete file is detected.
 * The library is loaded only from a directory that no other user can write to.
 *
 * <p>A library that was shipped with the program, below a directory of {@code java.library.path} and named as in the driver's
 * jar, takes precedence: the directory for unpacked ones may be on a file system that does not permit execution.
 */
final class NativeLibrary {
    private final Path directory;
    private final String prefix;
    private final String suffix = "-" + LibraryLoaderUtil.getNativeLibName();
    private final String resource = LibraryLoaderUtil.getNativeLibResourcePath();

    NativeLibrary(Path directory) {
        this.directory = directory.toAbsolutePath();
        // Not "sqlite-": the driver deletes old files with that prefix.
        this.prefix = "driver-" + DriverRelease.VERSION
                + resource.replaceFirst("^.*/native", "").replace('/', '-') + "-";
    }

    /**
     * Configures the driver to load the library from the directory. Leaves the driver's default in place if the directory
     * cannot be used or {@code org.sqlite.lib.path} is already set. Has no effect once the driver has been used.
     */
    synchronized void configureDriver() {
        Properties system = System.getProperties();
        if (system.containsKey("org.sqlite.lib.path")) {
            return;
        }
        Optional<Path> shipped = shipped(system.getProperty("java.library.path", ""));
        if (shipped.isPresent()) {
            system.setProperty("org.sqlite.lib.path", shipped.get().toString());
            return;
        }
        try {
            system.setProperty("org.sqlite.lib.name", fileName());
            system.setProperty("org.sqlite.lib.path", directory.toString());
            system.putIfAbsent("org.sqlite.tmpdir", directory.toString());
        } catch (IOException unusable) {
            // The driver unpacks the library into the temporary directory, which is only slower.
        }
    }

    /** Returns the directory that contains a shipped library. */
    Optional<Path> shipped(String libraryPath) {
        return Stream.of(libraryPath.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder + resource))
                .filter(folder -> Files.isRegularFile(folder.resolve(LibraryLoaderUtil.getNativeLibName())))
                .findFirst();
    }

    /** Unpacks the library unless a complete copy exists, and returns its file name. Safe for concurrent processes. */
    String fileName() throws IOException {
        DurableFolder.create(directory, asFileAttribute(fromString("rwx------")));
        if (!TrustedFile.isOwnFolder(directory)) {
            throw new IOException("other users can write to the directory");
        }
        String[] names = directory.toFile().list();
        for (String name : names == null ? new String[0] : names) {
            if (isComplete(name)) {
                return name;
            }
        }
        return unpack();
    }

    private boolean isComplete(String name) {
        if (!name.startsWith(prefix) || !name.endsWith(suffix)) {
            return false;
        }
        String size = name.substring(prefix.length(), name.length() - suffix.length());
        return size.equals(Long.toString(new File(directory.toFile(), name).length()));
    }

    private String unpack() throws IOException {
        Path partial = Files.createTempFile(directory, "unpacking", null);
        try (InputStream content = content();
                var file = new FileOutputStream(partial.toFile())) {
            String name = prefix + content.transferTo(file) + suffix;
            file.getFD().sync();
            Files.move(
                    partial,
                    directory.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return name;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private InputStream content() throws IOException {
        InputStream content =
                SQLiteJDBCLoader.class.getResourceAsStream(resource + "/" + LibraryLoaderUtil.getNativeLibName());
        if (content == null) {
            throw new IOException("the driver has no library for this platform");
        }
        return content;
    }
}
