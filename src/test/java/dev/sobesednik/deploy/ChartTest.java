package dev.sobesednik.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ChartTest {

    private static final Path CHART = Path.of("helm/sobesednik");
    private static final String TOKEN = "123456789:made-up-for-the-test";
    private static final Map<String, Check> KINDS = Map.of(
            "Deployment", V1Deployment::validateJsonElement,
            "StatefulSet", V1StatefulSet::validateJsonElement,
            "Service", V1Service::validateJsonElement,
            "Secret", V1Secret::validateJsonElement,
            "NetworkPolicy", V1NetworkPolicy::validateJsonElement,
            "PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement);

    @Test
    void the_chart_passes_the_strict_lint() {
        var result = new Helm(CHART).lint().strict().call();

        assertThat(result.isFailed())
                .as(String.join("\n", result.getMessages()))
                .isFalse();
    }

    static Stream<Map<String, Object>> variants() {
        return Stream.of(
                Map.of("telegram.token", TOKEN),
                Map.of("telegram.existingSecret", "bot", "telegram.existingSecretKey", "token"),
                Map.of("telegram.token", TOKEN, "redis.url", "rediss://user:secret@redis.example.org:6380"),
                Map.of("telegram.existingSecret", "bot", "redis.existingSecret", "redis"),
                Map.of(
                        "telegram.token",
                        TOKEN,
                        "redis.url",
                        "rediss-cluster://n_1:7000",
                        "redis.caSecret",
                        "authority"),
                Map.of(
                        "telegram.token",
                        TOKEN,
                        "podSecurityContext.runAsUser",
                        "null",
                        "podSecurityContext.runAsGroup",
                        "null",
                        "redis.podSecurityContext.runAsUser",
                        "null",
                        "redis.podSecurityContext.runAsGroup",
                        "null",
                        "redis.podSecurityContext.fsGroup",
                        "null"),
                Map.of("telegram.token", TOKEN, "redis.persistence.enabled", false, "replicas", 1),
                Map.of(
                        "telegram.token",
                        TOKEN,
                        "telegram.apiUrl",
                        "http://bot-api:8081",
                        "admins[0]",
                        7_000_000_001L,
                        "admins[1]",
                        42,
                        "redis.persistence.storageClass",
                        "fast",
                        "extraEnv[0].name",
                        "JAVA_TOOL_OPTIONS",
                        "extraEnv[0].value",
                        "-Xmx300m",
                        "nodeSelector.disk",
                        "ssd",
                        "imagePullSecrets[0].name",
                        "registry",
                        "podAnnotations.team",
                        "core"));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void every_variant_is_what_kubernetes_knows_to_the_last_field(Map<String, Object> values) throws Exception {
        for (var manifest : render(values)) {
            var check = KINDS.get(manifest.get("kind").getAsString());
            assertThat(check)
                    .as("a kind that this test knows: %s", manifest.get("kind"))
                    .isNotNull();
            check.validate(manifest);
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void every_container_runs_without_privileges_and_with_limits(Map<String, Object> values) {
        for (var manifest : render(values)) {
            if (!manifest.has("spec") || !manifest.getAsJsonObject("spec").has("template")) continue;
            var pod =
                    manifest.getAsJsonObject("spec").getAsJsonObject("template").getAsJsonObject("spec");
            assertThat(pod.get("automountServiceAccountToken").getAsBoolean()).isFalse();
            assertThat(pod.get("enableServiceLinks").getAsBoolean()).isFalse();
            assertThat(pod.getAsJsonObject("securityContext")
                            .get("runAsNonRoot")
                            .getAsBoolean())
                    .isTrue();
            for (var container : pod.getAsJsonArray("containers")) {
                var limits = container.getAsJsonObject().getAsJsonObject("securityContext");
                assertThat(limits.get("allowPrivilegeEscalation").getAsBoolean())
                        .isFalse();
                assertThat(limits.get("readOnlyRootFilesystem").getAsBoolean()).isTrue();
                assertThat(limits.getAsJsonObject("capabilities").get("drop")).hasToString("[\"ALL\"]");
                assertThat(container
                                .getAsJsonObject()
                                .getAsJsonObject("resources")
                                .getAsJsonObject("limits")
                                .has("memory"))
                        .isTrue();
            }
        }
    }

    @Test
    void the_bot_gets_its_token_from_the_secret_and_nowhere_else() {
        var manifests = render(Map.of("telegram.token", TOKEN));

        assertThat(env(manifests, "TELEGRAM_BOT_TOKEN"))
                .hasToString(
                        "{\"valueFrom\":{\"secretKeyRef\":{\"name\":\"rel-sobesednik\",\"key\":\"TELEGRAM_BOT_TOKEN\"}}}");
        assertThat(manifests.stream().filter(manifest -> manifest.toString().contains(TOKEN)))
                .singleElement()
                .extracting(manifest -> manifest.get("kind").getAsString())
                .isEqualTo("Secret");
    }

    @Test
    void a_secret_of_ones_own_is_used_and_none_is_made() {
        var manifests = render(Map.of("telegram.existingSecret", "mine", "telegram.existingSecretKey", "token"));

        assertThat(env(manifests, "TELEGRAM_BOT_TOKEN").toString()).contains("\"name\":\"mine\",\"key\":\"token\"");
        assertThat(kinds(manifests)).doesNotContain("Secret");
    }

    @Test
    void the_charts_own_redis_keeps_its_data_and_lets_only_the_bot_in() {
        var manifests = render(Map.of("telegram.token", TOKEN));

        assertThat(env(manifests, "REDIS_URL")).hasToString("{\"value\":\"redis://rel-sobesednik-redis:6379\"}");
        var redis = one(manifests, "StatefulSet");
        assertThat(redis.toString()).contains("--appendonly", "noeviction", "\"storage\":\"1Gi\"");
        assertThat(one(manifests, "NetworkPolicy").toString()).contains("\"app.kubernetes.io/component\":\"bot\"");
    }

    /// It was killed at its limit, loaded as much again, and was killed again.
    @ParameterizedTest
    @CsvSource({
        "512Mi, 375809638",
        "1Gi, 751619276",
        "1.5Gi, 1127428915",
        "500M, 350000000",
        "1000000000, 700000000",
        "536870912, 375809638"
    })
    void the_charts_own_redis_is_full_before_its_memory_limit(String limit, String maxmemory) {
        var redis = one(render(Map.of("telegram.token", TOKEN, "redis.resources.limits.memory", limit)), "StatefulSet");

        assertThat(redis.toString()).contains("\"--maxmemory\",\"" + maxmemory + "\"");
    }

    @Test
    void how_much_it_may_hold_can_be_said_and_must_be_when_it_cannot_be_told() {
        assertThat(one(render(Map.of("telegram.token", TOKEN, "redis.maxmemory", "300mb")), "StatefulSet")
                        .toString())
                .contains("\"--maxmemory\",\"300mb\"");
        assertThatThrownBy(() -> render(Map.of("telegram.token", TOKEN, "redis.resources.limits.memory", "5e8")))
                .hasMessageContaining("redis.maxmemory");
    }

    /// OpenShift assigns users and groups of its own, and refuses those of a chart.
    @Test
    void users_and_groups_can_be_left_to_the_cluster() {
        var manifests = render(Map.of(
                "telegram.token", TOKEN,
                "podSecurityContext.runAsUser", "null",
                "podSecurityContext.runAsGroup", "null",
                "redis.podSecurityContext.runAsUser", "null",
                "redis.podSecurityContext.runAsGroup", "null",
                "redis.podSecurityContext.fsGroup", "null"));

        for (var kind : List.of("Deployment", "StatefulSet"))
            assertThat(one(manifests, kind).toString())
                    .contains("\"runAsNonRoot\":true")
                    .doesNotContain("runAsUser", "runAsGroup", "fsGroup");
    }

    @Test
    void a_private_authority_is_mounted_and_named() {
        var manifests = render(Map.of(
                "telegram.token", TOKEN, "redis.url", "rediss://redis.example:6380", "redis.caSecret", "authority"));

        assertThat(env(manifests, "REDIS_CA_FILE")).hasToString("{\"value\":\"/etc/redis-authority/ca.crt\"}");
        assertThat(one(manifests, "Deployment").toString())
                .contains("{\"name\":\"redis-authority\",\"secret\":{\"secretName\":\"authority\"}}");
    }

    @Test
    void a_redis_of_ones_own_replaces_the_charts_and_its_address_stays_secret() {
        var manifests =
                render(Map.of("telegram.token", TOKEN, "redis.url", "rediss://user:secret@redis.example.org:6380"));

        assertThat(kinds(manifests)).doesNotContain("StatefulSet", "NetworkPolicy");
        assertThat(env(manifests, "REDIS_URL").toString())
                .contains("secretKeyRef")
                .doesNotContain("example.org");
    }

    @Test
    void the_environment_follows_the_contract() {
        var manifests = render(Map.of("telegram.token", TOKEN, "admins[0]", 7_000_000_001L, "admins[1]", 42));

        assertThat(env(manifests, "PLAYGROUND")).hasToString("{\"value\":\"off\"}");
        assertThat(env(manifests, "SERVER_PORT")).hasToString("{\"value\":\"8080\"}");
        assertThat(env(manifests, "BOT_ADMINS")).hasToString("{\"value\":\"7000000001,42\"}");
    }

    @Test
    void a_changed_token_restarts_the_pods() {
        var one = one(render(Map.of("telegram.token", TOKEN)), "Deployment").toString();
        var other =
                one(render(Map.of("telegram.token", TOKEN + "x")), "Deployment").toString();

        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void no_token_is_refused_in_one_sentence() {
        assertThatThrownBy(() -> render(Map.of()))
                .hasMessageContaining("Set telegram.existingSecret to a Secret with the bot's token");
    }

    @ParameterizedTest
    @CsvSource({
        "replicas, 0",
        "replicas, many",
        "replica, 2",
        "telegram.token, not-a-token",
        "telegram.apiUrl, ftp://x",
        "redis.url, localhost:6379",
        "redis.maxmemory, 70%",
        "redis.persistence.size, big",
        "admins[0], anna",
        "image.pullPolicy, Sometimes"
    })
    void a_wrong_value_is_refused_by_name(String key, String value) {
        var values = new LinkedHashMap<String, Object>(Map.of("telegram.existingSecret", "bot"));
        values.put(key, value);

        assertThatThrownBy(() -> render(values)).hasMessageContaining(key.replaceAll(".*\\.|\\[.*", ""));
    }

    private static List<JsonObject> render(Map<String, Object> values) {
        TemplateCommand command = new Helm(CHART).template().withName("rel");
        values.forEach(command::set);
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        var manifests = new ArrayList<JsonObject>();
        for (var document : yaml.loadAll(command.call())) {
            if (document != null) manifests.add(new Gson().toJsonTree(document).getAsJsonObject());
        }
        return manifests;
    }

    private static JsonObject one(List<JsonObject> manifests, String kind) {
        return manifests.stream()
                .filter(manifest -> manifest.get("kind").getAsString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> kinds(List<JsonObject> manifests) {
        return manifests.stream()
                .map(manifest -> manifest.get("kind").getAsString())
                .toList();
    }

    /// What a variable of the bot is set to, without its name.
    private static JsonObject env(List<JsonObject> manifests, String name) {
        var bot = one(manifests, "Deployment")
                .getAsJsonObject("spec")
                .getAsJsonObject("template")
                .getAsJsonObject("spec")
                .getAsJsonArray("containers")
                .get(0)
                .getAsJsonObject();
        for (var variable : bot.getAsJsonArray("env")) {
            var copy = variable.getAsJsonObject().deepCopy();
            if (Objects.requireNonNull(copy.remove("name")).getAsString().equals(name)) return copy;
        }
        throw new AssertionError("no variable " + name);
    }

    private interface Check {
        void validate(JsonElement manifest) throws Exception;
    }
}
