package io.invokectl.sandbox.planted;

import okhttp3.OkHttpClient;

/** What must not be: OkHttp outside adapter-http. */
public interface SandboxOnOkHttp {
    OkHttpClient client();
}
