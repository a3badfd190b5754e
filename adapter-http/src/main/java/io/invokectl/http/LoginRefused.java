package io.invokectl.http;

import java.io.IOException;

/** A proxy wants another user and password than it was shown, or any at all. */
final class LoginRefused extends IOException {
    LoginRefused() {
        super("407, it wants a user and a password: name it as http://user:password@host:port");
    }
}
