package io.invokectl.bootstrap.planted;

import java.net.http.HttpClient;

/** Violation: the program uses the HTTP client of the JDK. */
public interface BootstrapOnHttp {
    HttpClient client();
}
