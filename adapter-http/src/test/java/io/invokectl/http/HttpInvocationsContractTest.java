package io.invokectl.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.Invocations;
import io.invokectl.application.port.InvocationsContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HttpInvocationsContractTest extends InvocationsContract {
    private final FakeApi api = new FakeApi();
    private final HttpInvocations invocations = new HttpFixture().invocations(api.address(), 0);

    @Override
    protected Invocations invocations() {
        return invocations;
    }

    @Override
    protected long jobs() {
        return api.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }

    @Override
    protected void endJobs() {
        api.completeJobs();
    }

    @AfterEach
    void close() {
        invocations.close();
        api.close();
    }

    @Test
    void a_request_carries_the_token_content_type_and_user_agent() {
        invocations.submit(InvocationFixture.cityAtSunset());

        var headers = api.requests().get(0).headers();
        assertThat(headers.get("Authorization")).isEqualTo("Bearer " + HttpFixture.TOKEN.reveal());
        assertThat(headers.get("Content-Type")).isEqualTo("application/json");
        assertThat(headers.get("Accept")).isEqualTo("application/json");
        assertThat(headers.get("User-Agent")).isEqualTo("invokectl/test");
        assertThat(api.requests().get(0).body())
                .isEqualTo("{\"model_id\":\"fal-ai/flux/schnell\","
                        + "\"input\":{\"prompt\":\"A futuristic city at sunset\"}}");
    }
}
