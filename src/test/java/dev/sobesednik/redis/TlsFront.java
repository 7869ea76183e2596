package dev.sobesednik.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// TLS before a Redis that has none, with a certificate of our own: the bundled server is built without it.
final class TlsFront implements AutoCloseable {

    /// A certificate that signs itself, and so is its own authority.
    record Identity(Path store, Path pem) {

        private static final String PASSWORD = "changeit";

        /// @param names as keytool writes them: `dns:localhost,ip:127.0.0.1`
        static Identity of(Path directory, String names) {
            var store = directory.resolve("store.p12");
            var pem = directory.resolve("authority.pem");
            keytool(
                    "-genkeypair",
                    "-alias",
                    "redis",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=redis",
                    "-ext",
                    "san=" + names,
                    "-validity",
                    "3650",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD);
            keytool(
                    "-exportcert",
                    "-rfc",
                    "-alias",
                    "redis",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD,
                    "-file",
                    pem.toString());
            return new Identity(store, pem);
        }

        private static void keytool(String... arguments) {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
            command.addAll(List.of(arguments));
            try {
                var process =
                        new ProcessBuilder(command).redirectErrorStream(true).start();
                var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.onExit().join().exitValue() != 0) throw new IllegalStateException(said);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }

        private SSLServerSocket listen() throws IOException {
            try (var stream = Files.newInputStream(store)) {
                var keys = KeyStore.getInstance("PKCS12");
                keys.load(stream, PASSWORD.toCharArray());
                var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                managers.init(keys, PASSWORD.toCharArray());
                var context = SSLContext.getInstance("TLS");
                context.init(managers.getKeyManagers(), null, null);
                return (SSLServerSocket)
                        context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (GeneralSecurityException problem) {
                throw new IllegalStateException(problem);
            }
        }
    }

    private final SSLServerSocket server;
    private final int behind;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile String told = "";
    private volatile String instead = "";

    /// @param behind the port of the Redis
    TlsFront(Identity identity, int behind) {
        this(identity, behind, false);
    }

    static TlsFront thatWantsACertificateOfItsClient(Identity identity, int behind) {
        return new TlsFront(identity, behind, true);
    }

    private TlsFront(Identity identity, int behind, boolean strict) {
        try {
            this.server = identity.listen();
            server.setNeedClientAuth(strict);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        this.behind = behind;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /// A Sentinel behind it tells the port of the front before the primary, as one would that speaks TLS itself.
    TlsFront tells(int port, int other) {
        told = "\r\n%05d\r\n".formatted(port);
        instead = "\r\n%05d\r\n".formatted(other);
        return this;
    }

    private void accept() {
        try (ServerSocket listening = server) {
            while (true) {
                var near = listening.accept();
                var far = new Socket(InetAddress.getLoopbackAddress(), behind);
                sockets.add(near);
                sockets.add(far);
                Thread.ofVirtual().start(() -> pump(near, far, false));
                Thread.ofVirtual().start(() -> pump(far, near, true));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        try (from;
                to;
                InputStream input = from.getInputStream();
                OutputStream output = to.getOutputStream()) {
            var buffer = new byte[1 << 16];
            for (var read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                var text = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                if (answers && !told.isEmpty()) text = text.replace(told, instead);
                output.write(text.getBytes(StandardCharsets.ISO_8859_1));
                output.flush();
            }
        } catch (IOException over) {
            return;
        }
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
