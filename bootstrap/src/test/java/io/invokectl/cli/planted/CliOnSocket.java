package io.invokectl.cli.planted;

import java.net.Socket;

/** Violation: the command line uses the network. */
public interface CliOnSocket {
    Socket socket();
}
