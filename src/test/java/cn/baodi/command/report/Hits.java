package cn.baodi.command.report;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;

/** A socket of this machine that nobody has any business to call; counts those who do. */
public final class Hits implements AutoCloseable {
    private final ServerSocket socket;

    public Hits() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(50);
    }

    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** So many have called since it was asked last; those who called wait in its queue. */
    public int count() throws IOException {
        int hits = 0;
        try {
            while (true) {
                socket.accept().close();
                hits++;
            }
        } catch (SocketTimeoutException e) {
            return hits;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
