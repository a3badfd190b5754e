package io.invokectl.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The launcher in a distribution whose JDKs print how they are started, and whose archiver says what it is asked for. */
final class Installation {
    private final Path folder;
    private final Path asked;

    Installation(Path folder) throws Exception {
        this.folder = folder;
        this.asked = folder.resolve("asked");
        Path library = Files.createDirectories(folder.resolve("lib"));
        Files.copy(Path.of("..", "invokectl"), folder.resolve("invokectl"));
        Files.writeString(library.resolve("version"), "invokectl version 1.2.3\n");
        Files.writeString(library.resolve("invokectl.jar"), "not opened");
        Files.setLastModifiedTime(library.resolve("invokectl.jar"), FileTime.from(Instant.EPOCH));
        script(library.resolve("archive"), "echo \"$1|$2|$3|$4\" >" + asked);
        new ProcessBuilder("mkfifo", asked.toString()).start().waitFor();
    }

    /** A JDK of that version, with another JDK's program in its place. */
    Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"any\"\nJAVA_RUNTIME_VERSION=\"" + version + "\"\n");
        script(Files.createDirectories(home.resolve("bin")).resolve("java"), "echo \"$0 $*\"");
        return home;
    }

    /** Help that was written down when the program was built. */
    Installation manual(String name, String text) throws IOException {
        Path page = folder.resolve("lib/manual/help/" + name + ".txt");
        Files.createDirectories(page.getParent());
        Files.writeString(page, text + "\n");
        return this;
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Path jar() {
        return folder.resolve("lib/invokectl.jar");
    }

    /** A file that the launcher keeps from one start to the next. */
    Path kept(String name) {
        return folder.resolve("lib/start").resolve(name);
    }

    /** What the archiver was asked for last; waits until it is. */
    List<String> asked() throws IOException {
        return List.of(Files.readString(asked).strip().split("\\|"));
    }

    /** What the launcher and whatever it starts print. */
    String start(Map<String, String> environment, String... words) throws IOException {
        var command = new ArrayList<>(List.of("sh", folder.resolve("invokectl").toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().putAll(environment);
        return new String(builder.start().getInputStream().readAllBytes(), UTF_8);
    }
}
