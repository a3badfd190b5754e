package io.invokectl.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.domain.attempt.NetworkFault;
import io.invokectl.domain.failure.InvalidManifestException;
import io.invokectl.domain.failure.InvokectlException;
import io.invokectl.domain.failure.MediaUnavailableException;
import io.invokectl.domain.failure.UnreachableException;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.json.JsonText;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ErrorReportTest {

    @Test
    void an_invalid_manifest_is_a_usage_error() {
        ErrorReport report = ErrorReport.of(
                new InvalidManifestException("rows.jsonl", 99_999, "model_id is not a string"), Hints.NONE);

        assertThat(report.code().number()).isEqualTo(2);
        assertThat(JsonText.compact(report.toJson()))
                .isEqualTo("{\"detail\":\"rows.jsonl:99999: model_id is not a string\",\"code\":\"usage\"}");
        assertThat(ErrorReport.of(new InvalidManifestException("<stdin>", "no rows"), Hints.NONE)
                        .detail())
                .isEqualTo("<stdin>: no rows");
    }

    @Test
    void explains_how_to_trust_an_unknown_issuer() {
        var link = new MediaLink("https://files.test/1.png", Optional.empty());

        assertThat(hint(new UnreachableException("not trusted", NetworkFault.UNTRUSTED_ISSUER)))
                .contains("if you trust the issuer, specify its CA certificate with --ca-file or SSL_CERT_FILE");
        assertThat(hint(new MediaUnavailableException(
                        link, MediaUnavailableException.Cause.UNTRUSTED_ISSUER, "not trusted")))
                .contains("if you trust the issuer, specify its CA certificate with --ca-file or SSL_CERT_FILE");
        assertThat(hint(new UnreachableException("expired", NetworkFault.PERMANENT)))
                .contains("check the network and the address (--api-url)");
    }

    private static Optional<String> hint(InvokectlException failure) {
        return ErrorReport.of(failure, Hints.NONE).hint();
    }
}
