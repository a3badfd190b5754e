package io.invokectl.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.InvocationsContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HttpInvocationsContractTest extends InvocationsContract {
    private final JobServer server = new JobServer();
    private final HttpInvocations invocations = new HttpFixture().invocations(server.address(), 0);

    @Override
    protected Invocations invocations() {
        return invocations;
    }

    @Override
    protected long jobs() {
        return server.requests().stream()
                .filter(request -> request.getMethod().equals("POST"))
                .count();
    }

    @Override
    protected void endJobs() {
        server.endJobs();
    }

    @AfterEach
    void close() {
        invocations.close();
        server.close();
    }

    @Test
    void a_request_says_what_it_is_and_who_sends_it() {
        invocations.submit(InvocationFixture.cityAtSunset());

        var headers = server.requests().get(0).getHeaders();
        assertThat(headers.get("Authorization")).isEqualTo("Bearer " + HttpFixture.TOKEN.reveal());
        assertThat(headers.get("Content-Type")).isEqualTo("application/json");
        assertThat(headers.get("Accept")).isEqualTo("application/json");
        assertThat(headers.get("User-Agent")).isEqualTo("invokectl/test");
        assertThat(server.requests().get(0).getBody().utf8())
                .isEqualTo("{\"model_id\":\"fal-ai/flux/schnell\","
                        + "\"input\":{\"prompt\":\"A futuristic city at sunset\"}}");
    }
}
