package io.invokectl.sandbox;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.port.DiscardingReceiver;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.Invocation.Completed;
import io.invokectl.domain.invocation.MediaLink;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import io.invokectl.json.JsonText;
import java.util.List;

/** Submissions and jobs for the tests of the sandbox. */
final class SandboxFixture {
    static final String FLUX = "fal-ai/flux/schnell";
    static final String SDXL = "fal-ai/fast-sdxl";
    static final String STABLE_AUDIO = "fal-ai/stable-audio-25/text-to-audio";
    static final String ELEVENLABS = "fal-ai/elevenlabs/tts/multilingual-v2";

    private SandboxFixture() {}

    /** Returns a submission whose input is JSON with apostrophes instead of quotes. */
    static Submission submission(String model, String input) {
        return new Submission(new ModelId(model), (JsonObject) JsonText.parse(input.replace('\'', '"')));
    }

    static Submission smallPicture() {
        return submission(
                FLUX,
                "{'prompt': 'A futuristic city at sunset', 'image_size': {'width': 96, 'height': 64}, 'seed': 42}");
    }

    static Invocation submit(Sandbox sandbox, Submission submission) {
        return ((AcceptedResponse) sandbox.submit(submission)).invocation();
    }

    static Invocation poll(Sandbox sandbox, Invocation job) {
        return sandbox.get(job.requestId(), Deadline.NONE);
    }

    static List<MediaLink> media(Invocation job) {
        return ((Completed) job).media(JsonNull.NULL);
    }

    static JsonObject output(Invocation job) {
        return (JsonObject) ((Completed) job).output();
    }

    static byte[] fetch(Sandbox sandbox, MediaLink link) {
        var bin = new DiscardingReceiver();
        sandbox.fetch(link, Deadline.NONE, bin);
        return bin.bytes();
    }
}
