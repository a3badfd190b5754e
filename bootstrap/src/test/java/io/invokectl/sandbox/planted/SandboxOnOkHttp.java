package io.invokectl.sandbox.planted;

import okhttp3.OkHttpClient;

/** Violation: OkHttp outside adapter-http. */
public interface SandboxOnOkHttp {
    OkHttpClient client();
}
