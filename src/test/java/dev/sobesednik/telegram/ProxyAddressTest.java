package dev.sobesednik.telegram;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyAddressTest {

    private static final String TELEGRAM = "https://api.telegram.org";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTPS_PROXY | http://proxy.example:3128            | HTTP  | proxy.example | 3128",
                "https_proxy | proxy.example:3128                   | HTTP  | proxy.example | 3128",
                "HTTPS_PROXY | http://my_proxy                      | HTTP  | my_proxy      | 80",
                "HTTPS_PROXY | http://[::1]:3128/                   | HTTP  | ::1           | 3128",
                "ALL_PROXY   | socks5://127.0.0.1:1080              | SOCKS | 127.0.0.1     | 1080",
                "all_proxy   | socks5h://proxy.example              | SOCKS | proxy.example | 1080",
                "ALL_PROXY   | SOCKS5://user:pass@proxy.example:9050 | SOCKS | proxy.example | 9050",
            })
    void the_variables_are_read_as_everywhere(
            String name, String value, ProxyAddress.Type type, String host, int port) {
        var proxy = requireNonNull(ProxyAddress.towards(TELEGRAM, Map.of(name, value)));

        assertThat(proxy.variable()).isEqualTo(name);
        assertThat(proxy.type()).isEqualTo(type);
        assertThat(proxy.host()).isEqualTo(host);
        assertThat(proxy.port()).isEqualTo(port);
    }

    @Test
    void the_narrower_variable_goes_before_the_broader_and_the_scheme_decides() {
        var environment = Map.of(
                "HTTP_PROXY", "http://plain:1",
                "HTTPS_PROXY", "http://secure:2",
                "ALL_PROXY", "socks5://all:3");

        assertThat(ProxyAddress.towards(TELEGRAM, environment)).hasToString("secure:2 (HTTPS_PROXY)");
        assertThat(ProxyAddress.towards("http://front", environment)).hasToString("plain:1 (HTTP_PROXY)");
        assertThat(ProxyAddress.towards("http://front", Map.of("ALL_PROXY", "socks5://all:3")))
                .hasToString("all:3 (ALL_PROXY)");
        assertThat(ProxyAddress.towards("http://front", Map.of("HTTPS_PROXY", "http://secure:2")))
                .isNull();
        assertThat(ProxyAddress.towards(TELEGRAM, Map.of("HTTPS_PROXY", " "))).isNull();
    }

    @Test
    void a_password_is_decoded_and_in_no_text() {
        var proxy = requireNonNull(
                ProxyAddress.towards(TELEGRAM, Map.of("HTTPS_PROXY", "http://me:p%40ss%3A+%25@proxy:3128")));

        assertThat(proxy.user()).isEqualTo("me");
        assertThat(proxy.password()).isEqualTo("p@ss:+%");
        assertThat(proxy.toString()).doesNotContain("p@ss", "me:");
    }

    @ParameterizedTest
    @CsvSource({
        "https://hunter2@proxy:3128, http://user:password@host:port",
        "socks4://proxy:1080, socks5://user:password@host:port",
        "http://, api.telegram.org into NO_PROXY",
        "http://proxy:99999, api.telegram.org into NO_PROXY",
        "http://hunter2:50%@proxy:1, %25"
    })
    void one_that_cannot_be_used_is_said(String value, String remedy) {
        assertThatThrownBy(() -> ProxyAddress.towards(TELEGRAM, Map.of("ALL_PROXY", value)))
                .hasMessageContaining("ALL_PROXY")
                .hasMessageContaining(remedy)
                .satisfies(problem ->
                        assertThat(problem.getMessage()).hasLineCount(1).doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://api.telegram.org     | *                           | true",
                "https://api.telegram.org     | api.telegram.org            | true",
                "https://api.telegram.org     | redis, telegram.org         | true",
                "https://api.telegram.org     | .Telegram.org               | true",
                "https://api.telegram.org     | *.telegram.org              | true",
                "https://api.telegram.org     | gram.org                    | false",
                "https://api.telegram.org     | api.telegram.org:443        | true",
                "https://api.telegram.org     | api.telegram.org:8081       | false",
                "https://api.telegram.org     | localhost,127.0.0.1         | false",
                "http://telegram_bot_api:8081 | telegram_bot_api            | true",
                "http://10.1.2.3:8081         | 10.0.0.0/8                  | true",
                "http://10.1.2.3:8081         | 10.1.2.4/31                 | false",
                "http://10.1.2.3:8081         | 10.1.2.3:8081               | true",
                "http://[fd00::5]:8081        | fd00::/8                    | true",
                "http://[fd00::5]:8081        | [fd00::5]:8081 other        | true",
                "http://[fd00::5]:8081        | fd00::5                     | true",
                "http://localhost:8081        |                             | true",
                "http://127.0.0.2:8081        |                             | true",
                "http://[::1]:8081            |                             | true",
                "http://bot-api:8081          |                             | false",
            })
    void who_is_excluded_and_who_is_on_this_machine_is_asked_straight(
            String server, @Nullable String excluded, boolean straight) {
        for (var name : new String[] {"NO_PROXY", "no_proxy"}) {
            var environment = new HashMap<>(Map.of("HTTP_PROXY", "http://p:1", "HTTPS_PROXY", "http://p:1"));
            if (excluded != null) environment.put(name, excluded);

            assertThat(ProxyAddress.towards(server, environment) == null).isEqualTo(straight);
        }
    }
}
