package io.invokectl.cli.planted;

import java.net.Socket;

/** What must not be: the command line on the network. */
public interface CliOnSocket {
    Socket socket();
}
