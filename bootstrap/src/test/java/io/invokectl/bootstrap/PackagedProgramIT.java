package io.invokectl.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.http.PrivateAuthority;
import io.invokectl.http.WireServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar has everything that the program needs. It is packaged after the other tests, which use the class path. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PackagedProgramIT {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path JAR = Path.of("target", "invokectl.jar").toAbsolutePath();

    @TempDir
    private Path home;

    private final PrivateAuthority company = new PrivateAuthority();

    @Test
    void submits_over_tls_with_a_ca_file_from_the_flag() throws Exception {
        submits(
                Map.of("HOME", home.toString()),
                "--ca-file",
                company.writeTo(home).value());
    }

    @Test
    void submits_over_tls_with_a_ca_file_from_the_environment() throws Exception {
        submits(Map.of(
                "HOME", home.toString(), "SSL_CERT_FILE", company.writeTo(home).value()));
    }

    private void submits(Map<String, String> environment, String... flags) throws Exception {
        try (var api = WireServer.responding(
                company.server("localhost"),
                request -> WireServer.http(202, "{\"request_id\":\"req_1\",\"status\":\"QUEUED\"}"))) {
            var command = new ArrayList<>(List.of(JAVA.toString(), "-jar", JAR.toString()));
            command.addAll(List.of("create", "-m", "m", "--prompt", "A city", "-t", "any-token"));
            command.addAll(List.of("-u", "https://localhost:" + api.port()));
            command.addAll(List.of(flags));

            Tool.Result result = Tool.run(home, environment, command);

            assertThat(result.output()).contains("req_1");
            assertThat(result.code()).isZero();
            assertThat(api.posts()).isEqualTo(1);
        }
    }
}
