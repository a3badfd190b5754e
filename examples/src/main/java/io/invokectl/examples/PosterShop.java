package io.invokectl.examples;

import io.invokectl.client.InvokeClient;
import io.invokectl.client.ModelInput;
import io.invokectl.client.SavedJob;

/** A program that receives its client, so that a test can give it one for the sandbox. */
public final class PosterShop {
    private final InvokeClient client;

    /** The caller closes the client. */
    public PosterShop(InvokeClient client) {
        this.client = client;
    }

    /** Produces a poster and returns the message for the customer. */
    public String order(String subject) throws InterruptedException {
        SavedJob poster = client.run("fal-ai/flux/schnell", ModelInput.of("prompt", subject));
        if (poster.failure().isPresent()) {
            return "sorry, no poster: " + poster.failure().get();
        }
        return "your poster: " + poster.files().get(0).path();
    }
}
