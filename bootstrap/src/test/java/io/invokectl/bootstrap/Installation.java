package io.invokectl.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A distribution of the launcher, with JDKs that print their command line and an archiver that records its arguments. */
final class Installation {
    private final Path folder;
    private final Path archiverArgs;

    Installation(Path folder) throws Exception {
        this.folder = folder;
        this.archiverArgs = folder.resolve("archiver-args");
        Path library = Files.createDirectories(folder.resolve("lib"));
        Files.copy(Path.of("..", "invokectl"), folder.resolve("invokectl"));
        Files.writeString(library.resolve("version"), "invokectl version 1.2.3\n");
        Files.writeString(library.resolve("invokectl.jar"), "not opened");
        Files.setLastModifiedTime(library.resolve("invokectl.jar"), FileTime.from(Instant.EPOCH));
        script(library.resolve("archive"), "echo \"$1|$2|$3|$4\" >" + archiverArgs);
        new ProcessBuilder("mkfifo", archiverArgs.toString()).start().waitFor();
    }

    /** Installs a JDK of a version. */
    Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"any\"\nJAVA_RUNTIME_VERSION=\"" + version + "\"\n");
        script(Files.createDirectories(home.resolve("bin")).resolve("java"), "echo \"$0 $*\"");
        return home;
    }

    /** Adds a pre-generated help page. */
    Installation withHelpPage(String name, String text) throws IOException {
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

    /** A file of the state that the launcher saves between starts. */
    Path stateFile(String name) {
        return folder.resolve("lib/start").resolve(name);
    }

    /** Waits for the archiver to be started, and returns its arguments. */
    List<String> archiverArgs() throws IOException {
        return List.of(Files.readString(archiverArgs).strip().split("\\|"));
    }

    /** Starts the launcher, and returns what it and its child processes print. */
    String start(Map<String, String> environment, String... args) throws IOException {
        Process process = builder(environment, args).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    /** Runs the launcher with its stdout redirected to a file. */
    void startInto(File stdout, Map<String, String> environment, String... args) throws Exception {
        builder(environment, args)
                .redirectOutput(stdout)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private ProcessBuilder builder(Map<String, String> environment, String... args) {
        var command = new ArrayList<>(List.of("sh", folder.resolve("invokectl").toString()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().putAll(environment);
        return builder;
    }
}
