package dev.sobesednik.playground.page;

import dev.sobesednik.playground.BotApiServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/// The playground alone, with the scripted bot in place of the real one.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration"
        })
@Import(PlaygroundConfiguration.class)
class PageApplication {

    /// @param port 0 takes any free one
    static Running run(Path dataDirectory, int port) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--sobesednik.playground=true",
                "--sobesednik.playground.breath=0ms",
                "--sobesednik.data-dir=" + dataDirectory,
                // What the whole bot sets for itself and the page alone does not have.
                "--management.endpoint.health.validate-group-membership=false",
                "--logging.level.org.springframework.boot.SpringApplication=error"));
        var context = new SpringApplicationBuilder(PageApplication.class).run(arguments.toArray(String[]::new));
        var api = context.getBean(BotApiServer.class);
        var bot = new ScriptedBot(api.url(), api.token()).start();
        return new Running(context, bot);
    }

    record Running(ConfigurableApplicationContext context, ScriptedBot bot) implements AutoCloseable {

        String url() {
            return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
        }

        <T> T bean(Class<T> type) {
            return context.getBean(type);
        }

        @Override
        public void close() {
            bot.close();
            context.close();
        }
    }

    /// The playground by hand: `http://localhost:8080`.
    public static void main(String[] arguments) {
        var running = run(Path.of("target", "playground"), 8080);
        System.out.println(running.url());
    }
}
