package io.invokectl.ledger;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, unpacked once for all processes: its driver would unpack it at each start. The name says the
 * driver's version, the system, its C library, the processor, and how many bytes it must have, so that a damaged one is
 * known for what it is. It is loaded only from a folder that nobody else can write.
 */
final class NativeLibrary {
    private final Path folder;
    private final String prefix;
    private final String suffix = "-" + LibraryLoaderUtil.getNativeLibName();
    private final String resource = LibraryLoaderUtil.getNativeLibResourcePath();

    NativeLibrary(Path folder) {
        this.folder = folder.toAbsolutePath();
        // Not "sqlite-": files of that name are what the driver cleans away.
        this.prefix = "driver-" + DriverRelease.VERSION
                + resource.replaceFirst("^.*/native", "").replace('/', '-') + "-";
    }

    /**
     * Has the driver load the library from the folder. Where that cannot be, and where the program that runs this has
     * named a library of its own, the driver is left to its own ways. Works before the driver is first used.
     */
    synchronized void prepare() {
        Properties system = System.getProperties();
        if (system.containsKey("org.sqlite.lib.path")) {
            return;
        }
        try {
            system.setProperty("org.sqlite.lib.name", name());
            system.setProperty("org.sqlite.lib.path", folder.toString());
            system.putIfAbsent("org.sqlite.tmpdir", folder.toString());
        } catch (IOException noPlace) {
            // The driver unpacks it into the folder for temporary files then: slower, and as good.
        }
    }

    /** The name of the library in the folder, where it is whole when this returns. Safe for many processes at once. */
    String name() throws IOException {
        OwnerOnlyFile.createFolder(folder);
        if (!new OwnerOnlyDirectory(folder).isTrusted()) {
            throw new IOException("others can write the folder");
        }
        String[] names = folder.toFile().list();
        for (String name : names == null ? new String[0] : names) {
            if (isWhole(name)) {
                return name;
            }
        }
        return unpack();
    }

    private boolean isWhole(String name) {
        if (!name.startsWith(prefix) || !name.endsWith(suffix)) {
            return false;
        }
        String bytes = name.substring(prefix.length(), name.length() - suffix.length());
        return bytes.equals(Long.toString(new File(folder.toFile(), name).length()));
    }

    private String unpack() throws IOException {
        Path part = Files.createTempFile(folder, "unpacking", null);
        try (InputStream content = content();
                var file = new FileOutputStream(part.toFile())) {
            String name = prefix + content.transferTo(file) + suffix;
            file.getFD().sync();
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return name;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private InputStream content() throws IOException {
        InputStream content =
                SQLiteJDBCLoader.class.getResourceAsStream(resource + "/" + LibraryLoaderUtil.getNativeLibName());
        if (content == null) {
            throw new IOException("the driver has no library for this machine");
        }
        return content;
    }
}
