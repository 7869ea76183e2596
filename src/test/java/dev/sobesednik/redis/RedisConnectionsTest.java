package dev.sobesednik.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sobesednik.redis.TlsFront.Identity;
import io.lettuce.core.resource.ClientResources;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.RedisConnectionFailureException;

/// The addresses that operators have, each against a server that is like theirs.
class RedisConnectionsTest {

    private static final int SLOTS = 16_384;

    @TempDir
    private static Path directory;

    private static Identity identity;
    private static Identity stranger;
    private static OwnRedis redis;

    @BeforeAll
    static void start() throws IOException {
        identity = Identity.of(Files.createDirectory(directory.resolve("ours")), "dns:localhost,ip:127.0.0.1");
        stranger = Identity.of(Files.createDirectory(directory.resolve("strange")), "dns:redis.example");
        redis = OwnRedis.with();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @Test
    void a_host_with_an_underscore_is_found() {
        var resources =
                ClientResources.builder().addressResolverGroup(new Names()).build();
        try {
            assertThat(tries("redis://my_redis:" + redis.port(), null, resources))
                    .isEqualTo("kept");
        } finally {
            Connected.over(resources);
        }
    }

    /// The network of a compose file, where a service's name is the host's.
    private static final class Names extends AddressResolverGroup<InetSocketAddress> {
        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            return new InetNameResolver(executor) {
                @Override
                protected void doResolve(String host, Promise<InetAddress> found) {
                    if (host.equals("my_redis")) found.setSuccess(InetAddress.getLoopbackAddress());
                    else found.setFailure(new UnknownHostException(host));
                }

                @Override
                protected void doResolveAll(String host, Promise<List<InetAddress>> found) {
                    found.setFailure(new UnknownHostException(host));
                }
            }.asAddressResolver();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"p%40ss%2Fw%3Ard%25+%23%3F", "plain"})
    void a_password_with_any_sign_in_it_is_accepted(String encoded) {
        var password = encoded.equals("plain") ? encoded : "p@ss/w:rd%+#?";
        try (var guarded = OwnRedis.with("--requirepass", password);
                var sentinel = new Sentinel(guarded.port(), password);
                var node = cluster("--requirepass", password)) {
            assertThat(says("redis://:" + encoded + "@127.0.0.1:" + guarded.port()))
                    .isEqualTo("kept");
            assertThat(says("redis-sentinel://:%s@127.0.0.1:%d?sentinelPassword=%1$s#bot"
                            .formatted(encoded, sentinel.port())))
                    .isEqualTo("kept");
            assertThat(says("redis-cluster://default:" + encoded + "@127.0.0.1:" + node.port()))
                    .isEqualTo("kept");
        }
    }

    @Test
    void ipv6_is_taken_alone_and_in_lists() throws IOException {
        assumeThat(NetworkInterface.getByInetAddress(InetAddress.ofLiteral("::1")))
                .as("this machine's IPv6 loopback")
                .isNotNull();
        try (var six = OwnRedis.with("--bind", "::1");
                var node = new OwnRedis(
                        OwnRedis.freePort(),
                        "--bind",
                        "::1",
                        "127.0.0.1",
                        "--cluster-enabled",
                        "yes",
                        "--cluster-announce-ip",
                        "::1")) {
            ownsAllSlots(node);
            assertThat(says("redis://[::1]:" + six.port())).isEqualTo("kept");
            assertThat(says("redis-cluster://[::1]:" + OwnRedis.freePort() + ",[::1]:" + node.port()))
                    .isEqualTo("kept");
        }
    }

    @ParameterizedTest
    @CsvSource({"'', true", "?verifyPeer=CA, true", "?verifyPeer=NONE, true", "?verifyPeer=NONE, false"})
    void tls_with_an_authority_of_ones_own(String parameters, boolean authority) {
        try (var front = new TlsFront(identity, redis.port())) {
            assertThat(says("rediss://localhost:" + front.port() + parameters, authority ? identity : null))
                    .isEqualTo("kept");
        }
    }

    @Test
    void a_certificate_for_another_host_is_good_enough_when_only_its_authority_counts() {
        try (var front = new TlsFront(stranger, redis.port())) {
            assertThatThrownBy(() -> tries("rediss://localhost:" + front.port(), stranger))
                    .satisfies(problem -> assertThat(RedisTrouble.of(problem).sentence())
                            .contains("certificate is for another host", "verifyPeer=CA"));
            assertThat(says("rediss://localhost:" + front.port() + "?verifyPeer=CA", stranger))
                    .isEqualTo("kept");
            assertThatThrownBy(() -> tries("rediss://localhost:" + front.port() + "?verifyPeer=CA", identity))
                    .satisfies(problem ->
                            assertThat(RedisTrouble.of(problem).sentence()).contains("REDIS_CA_FILE"));
        }
    }

    @Test
    void sentinels_and_their_primary_speak_tls() {
        try (var front = new TlsFront(identity, redis.port());
                var sentinel = new Sentinel(redis.port(), null);
                var before = new TlsFront(identity, sentinel.port()).tells(redis.port(), front.port())) {
            assertThat(says("rediss-sentinel://localhost:" + before.port() + "#bot", identity))
                    .isEqualTo("kept");
            assertThat(says("rediss-sentinel://localhost:%d?verifyPeer=NONE#bot".formatted(before.port())))
                    .isEqualTo("kept");
        }
    }

    @Test
    void all_nodes_of_a_cluster_speak_tls() {
        var port = OwnRedis.freePort();
        try (var front = new TlsFront(identity, port);
                var node = new OwnRedis(
                        port,
                        "--cluster-enabled",
                        "yes",
                        "--cluster-announce-ip",
                        "127.0.0.1",
                        "--cluster-announce-port",
                        Integer.toString(front.port()))) {
            ownsAllSlots(node);
            assertThat(says("rediss-cluster://localhost:" + front.port(), identity))
                    .isEqualTo("kept");
            assertThat(says("rediss-cluster://localhost:%d?verifyPeer=NONE".formatted(front.port())))
                    .isEqualTo("kept");
        }
    }

    /// Docker's inner addresses, told to a bot outside.
    @Test
    void an_address_that_a_cluster_tells_and_nobody_can_reach_is_named() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var node = new OwnRedis(
                        OwnRedis.freePort(),
                        "--cluster-enabled",
                        "yes",
                        "--cluster-announce-ip",
                        "127.0.0.1",
                        "--cluster-announce-port",
                        Integer.toString(silent.getLocalPort()))) {
            ownsAllSlots(node);
            var waiting = fill(silent);
            assertThatThrownBy(() -> tries("redis-cluster://127.0.0.1:" + node.port()))
                    .satisfies(problem -> assertThat(RedisTrouble.of(problem).sentence())
                            .contains("127.0.0.1:" + silent.getLocalPort() + " cannot be reached")
                            .contains("cluster-announce-ip"));
            for (var socket : waiting) socket.close();
        }
    }

    /// Connections that nobody accepts: the next one hears nothing, as behind a firewall.
    private static List<Socket> fill(ServerSocket silent) throws IOException {
        var waiting = new ArrayList<Socket>();
        for (int number = 0; number < 3; number++) {
            var socket = new Socket();
            try {
                socket.connect(silent.getLocalSocketAddress(), 200);
            } catch (IOException full) {
                socket.close();
                return waiting;
            }
            waiting.add(socket);
        }
        return waiting;
    }

    @Test
    void a_file_of_authorities_may_hold_words_and_several_certificates_and_must_hold_one() throws IOException {
        var both = "Issuer: somebody\n" + Files.readString(identity.pem()) + Files.readString(stranger.pem());
        assertThat(RedisConnections.authorities(Files.writeString(directory.resolve("both.pem"), both))
                        .getTrustManagers())
                .hasSize(1);

        for (var nothing : List.of("", "-----BEGIN CERTIFICATE-----\nnonsense", "no certificate")) {
            var file = Files.writeString(directory.resolve("nothing.pem"), nothing);
            assertThatThrownBy(() -> RedisConnections.authorities(file)).hasMessageContaining("in PEM");
        }
    }

    private static OwnRedis cluster(String... more) {
        var settings = new ArrayList<>(List.of("--cluster-enabled", "yes", "--cluster-announce-ip", "127.0.0.1"));
        settings.addAll(List.of(more));
        var node = new OwnRedis(OwnRedis.freePort(), settings.toArray(String[]::new));
        ownsAllSlots(node);
        return node;
    }

    private static void ownsAllSlots(OwnRedis node) {
        node.commands(
                commands -> commands.clusterAddSlots(IntStream.range(0, SLOTS).toArray()));
        Awaitility.await()
                .until(() -> node.commands(commands -> commands.clusterInfo()).contains("cluster_state:ok"));
    }

    private static String says(String url) {
        return says(url, null);
    }

    /// A handshake may take longer than the bot's patience while the machine is busy with other tests.
    private static String says(String url, @Nullable Identity authority) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreException(RedisConnectionFailureException.class)
                .until(() -> tries(url, authority), "kept"::equals);
    }

    private static String tries(String url) {
        return tries(url, null);
    }

    private static String tries(String url, @Nullable Identity authority) {
        var resources = RedisConnections.resources();
        try {
            return tries(url, authority, resources);
        } finally {
            Connected.over(resources);
        }
    }

    private static String tries(String url, @Nullable Identity authority, ClientResources resources) {
        try (var connected = new Connected(url, authority, resources)) {
            connected.redis().opsForValue().set("key", "kept");
            return String.valueOf(connected.redis().opsForValue().get("key"));
        }
    }
}
