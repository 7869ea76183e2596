package dev.sobesednik.redis;

import static java.util.Objects.requireNonNull;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisNode;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/// How the bot is connected to Redis: never by way of a proxy, and with little patience.
public final class RedisConnections {

    /// A turn that waits longer is tried again; what landed meanwhile is found by its mark.
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /// Less than that, or a node that cannot be reached shows as a Redis that is slow, and nobody learns its address.
    private static final Duration CONNECTED_WITHIN = Duration.ofMillis(1_500);

    private static final Duration LOOKED_FOR_EVERY = Duration.ofMillis(500);
    private static final Duration TOPOLOGY_LOOKED_AT_EVERY = Duration.ofSeconds(5);

    private RedisConnections() {}

    /// Redis is looked for as often after a long absence as after a short one.
    public static ClientResources resources() {
        return ClientResources.builder()
                .reconnectDelay(Delay.constant(LOOKED_FOR_EVERY))
                .build();
    }

    /// @param authorities `REDIS_CA_FILE`: whose certificates are trusted; absent: those that Java trusts
    public static LettuceConnectionFactory to(
            RedisAddress address, @Nullable TrustManagerFactory authorities, ClientResources resources) {
        var client = LettuceClientConfiguration.builder();
        var verify = address.verify();
        if (verify != null)
            client.apply(RedisURI.builder()
                    .withHost("any")
                    .withSsl(true)
                    .withVerifyPeer(verify)
                    .build());
        if (address.clientName() != null) client.clientName(address.clientName());
        client.commandTimeout(PATIENCE)
                .shutdownTimeout(Duration.ZERO)
                .clientResources(resources)
                .clientOptions(options(address, authorities));
        return new LettuceConnectionFactory(nodes(address), client.build());
    }

    private static ClientOptions options(RedisAddress address, @Nullable TrustManagerFactory authorities) {
        var options = address.kind() == RedisAddress.Kind.CLUSTER
                ? ClusterClientOptions.builder()
                        // A slot may move, or its primary be lost, at any time.
                        .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                                .enablePeriodicRefresh(TOPOLOGY_LOOKED_AT_EVERY)
                                .build())
                : ClientOptions.builder();
        if (authorities != null)
            options.sslOptions(SslOptions.builder()
                    .jdkSslProvider()
                    .trustManager(authorities)
                    .build());
        return options
                // A command that cannot be sent fails at once: the turn decides when to come again.
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(
                        SocketOptions.builder().connectTimeout(CONNECTED_WITHIN).build())
                .build();
    }

    private static RedisConfiguration nodes(RedisAddress address) {
        var user = address.credentials().user();
        var password = RedisPassword.of(address.credentials().password());
        return switch (address.kind()) {
            case ONE -> {
                var node = address.nodes().getFirst();
                var one = new RedisStandaloneConfiguration(node.host(), node.port());
                one.setUsername(user);
                one.setPassword(password);
                one.setDatabase(address.database());
                yield one;
            }
            case SENTINELS -> {
                var sentinels = new RedisSentinelConfiguration();
                sentinels.setMaster(requireNonNull(address.primary()));
                for (var node : address.nodes()) sentinels.addSentinel(new RedisNode(node.host(), node.port()));
                sentinels.setUsername(user);
                sentinels.setPassword(password);
                sentinels.setSentinelUsername(address.sentinel().user());
                sentinels.setSentinelPassword(
                        RedisPassword.of(address.sentinel().password()));
                sentinels.setDatabase(address.database());
                yield sentinels;
            }
            case CLUSTER -> {
                var cluster = new RedisClusterConfiguration();
                for (var node : address.nodes()) cluster.addClusterNode(new RedisNode(node.host(), node.port()));
                cluster.setUsername(user);
                cluster.setPassword(password);
                yield cluster;
            }
        };
    }

    /// @param file certificates in PEM, one after the other, or one in DER
    /// @throws IOException with a remedy
    public static TrustManagerFactory authorities(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(stream);
            if (certificates.isEmpty()) throw new GeneralSecurityException("empty");
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (var certificate : certificates) store.setCertificateEntry("authority-" + store.size(), certificate);
            var authorities = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            authorities.init(store);
            return authorities;
        } catch (GeneralSecurityException notOne) {
            throw new IOException("which holds no certificate: name the authority's certificate in PEM", notOne);
        }
    }
}
