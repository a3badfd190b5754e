package io.invokectl.http.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Sockets that discard what can no longer be sent, so that all that was received is read first: the reader then meets
 * the end of the connection. OkHttp ends an HTTP/2 connection as soon as the acknowledgment of a SETTINGS or PING frame
 * fails, and loses responses that it has not read yet. It creates unconnected sockets only.
 */
final class WriteTolerantSockets extends SocketFactory {

    @Override
    public Socket createSocket() {
        return new WriteTolerantSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }

    private static final class WriteTolerantSocket extends Socket {
        @Override
        public OutputStream getOutputStream() throws IOException {
            OutputStream out = super.getOutputStream();
            return new OutputStream() {
                @Override
                public void write(int single) throws IOException {
                    write(new byte[] {(byte) single}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    try {
                        out.write(bytes, offset, length);
                    } catch (SocketException lost) {
                        // The reader reports the end of the connection.
                    }
                }

                @Override
                public void close() throws IOException {
                    out.close();
                }
            };
        }
    }
}
