package dev.sobesednik.telegram;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A proxy on loopback, HTTP or SOCKS 5, that leads everybody to one port, whatever host they name.
final class SmallProxy implements AutoCloseable {

    private static final int TUNNEL = 1;
    private static final int NAME = 3;

    private final ServerSocket server;
    private final int target;
    private final @Nullable String credentials;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile int refusal;

    /// @param credentials `user:password`; absent: it lets everybody through
    SmallProxy(boolean socks, int target, @Nullable String credentials) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        this.target = target;
        this.credentials = credentials;
        Thread.ofVirtual().start(() -> accept(socks));
    }

    int port() {
        return server.getLocalPort();
    }

    /// Whom it was asked for, `host:port`, once a connection.
    List<String> asked() {
        return asked;
    }

    /// An HTTP status, or a SOCKS reply.
    SmallProxy refusesWith(int code) {
        refusal = code;
        return this;
    }

    private void accept(boolean socks) {
        try (ServerSocket listening = server) {
            while (true) {
                var client = listening.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> serve(client, socks));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket client, boolean socks) {
        try (client) {
            var input = new DataInputStream(client.getInputStream());
            if (socks) socks(client, input);
            else http(client, input);
        } catch (IOException gone) {
            return;
        }
    }

    private void http(Socket client, DataInputStream input) throws IOException {
        while (true) {
            var head = head(input);
            var line = head.lines().findFirst().orElse("").split(" ");
            var wanted = credentials == null
                    || head.contains("Proxy-Authorization: Basic "
                            + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
            if (!wanted || refusal != 0) {
                if (!line[0].equals("CONNECT")) skipBody(head, input);
                var status = wanted ? refusal : 407;
                write(
                        client.getOutputStream(),
                        "HTTP/1.1 " + status + " No\r\nProxy-Authenticate: Basic realm=\"small\"\r\n"
                                + "Content-Length: 0\r\n\r\n");
                continue;
            }
            try (var far = new Socket(InetAddress.getLoopbackAddress(), target)) {
                if (line[0].equals("CONNECT")) {
                    asked.add(line[1]);
                    write(client.getOutputStream(), "HTTP/1.1 200 Connected\r\n\r\n");
                } else {
                    // The whole URL is in the first line: it goes on with the path alone, and without our password.
                    asked.add(line[1].replaceFirst("^http://([^/]*)/.*", "$1"));
                    write(
                            far.getOutputStream(),
                            head.replaceFirst("http://[^/]*", "").replaceFirst("Proxy-Authorization:[^\r]*\r\n", ""));
                }
                join(client, input, far);
            }
            return;
        }
    }

    private static void skipBody(String head, DataInputStream input) throws IOException {
        for (var line : head.lines().toList())
            if (line.startsWith("Content-Length: "))
                input.skipNBytes(Long.parseLong(line.substring("Content-Length: ".length())));
    }

    private static String head(InputStream input) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            var sign = input.read();
            if (sign < 0) throw new IOException("gone");
            head.append((char) sign);
        }
        return head.toString();
    }

    private void socks(Socket client, DataInputStream input) throws IOException {
        var output = client.getOutputStream();
        input.readByte();
        input.skipNBytes(input.readUnsignedByte());
        if (credentials == null) output.write(new byte[] {5, 0});
        else {
            output.write(new byte[] {5, 2});
            input.readByte();
            var user = word(input);
            var password = word(input);
            var known = credentials.equals(user + ":" + password);
            output.write(new byte[] {1, (byte) (known ? 0 : 1)});
            if (!known) return;
        }
        input.skipNBytes(3);
        var host = input.readByte() == NAME
                ? word(input)
                : InetAddress.getByAddress(input.readNBytes(4)).getHostAddress();
        asked.add(host + ":" + input.readUnsignedShort());
        output.write(new byte[] {5, (byte) refusal, 0, TUNNEL, 0, 0, 0, 0, 0, 0});
        if (refusal != 0) return;
        try (var far = new Socket(InetAddress.getLoopbackAddress(), target)) {
            join(client, input, far);
        }
    }

    private static String word(DataInputStream input) throws IOException {
        return new String(input.readNBytes(input.readUnsignedByte()), StandardCharsets.ISO_8859_1);
    }

    private void join(Socket client, InputStream input, Socket far) throws IOException {
        sockets.add(far);
        var back = Thread.ofVirtual().start(() -> {
            try {
                far.getInputStream().transferTo(client.getOutputStream());
            } catch (IOException over) {
                return;
            }
        });
        input.transferTo(far.getOutputStream());
        back.interrupt();
    }

    private static void write(OutputStream output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.US_ASCII));
        output.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : sockets) socket.close();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
