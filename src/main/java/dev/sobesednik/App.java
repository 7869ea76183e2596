package dev.sobesednik;

import dev.sobesednik.bank.cli.BankCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// `java -jar sobesednik.jar` runs the bot, `java -jar sobesednik.jar bank …` works on a bank's file.
@SpringBootApplication
public class App {

    private static final int MISCONFIGURED = 2;

    public static void main(String[] arguments) {
        try {
            if (arguments.length > 0 && arguments[0].equals("bank"))
                System.exit(BankCommands.run(List.of(arguments).subList(1, arguments.length)));
            temporaryFilesCanBeMade();
            var settings = Settings.read(System.getenv());
            System.out.println(greeting(settings, start(settings, Map.of())));
        } catch (RuntimeException problem) {
            System.err.println(sentence(problem));
            System.exit(MISCONFIGURED);
        }
    }

    /// @param more properties on top of those that follow from the settings
    static ConfigurableApplicationContext start(Settings settings, Map<String, Object> more) {
        var properties = new HashMap<String, Object>();
        properties.put("server.port", settings.serverPort());
        var address = settings.serverAddress();
        if (address != null) properties.put("server.address", address);
        else if (settings.isPlayground()) properties.put("server.address", "127.0.0.1");
        properties.put("sobesednik.playground", settings.isPlayground());
        properties.put("sobesednik.data-dir", settings.dataDir().toString());
        properties.putAll(more);
        return new SpringApplicationBuilder(App.class)
                .properties(properties)
                .initializers((ApplicationContextInitializer<GenericApplicationContext>)
                        context -> context.registerBean(Settings.class, () -> settings))
                .run();
    }

    private static String greeting(Settings settings, ConfigurableApplicationContext running) {
        var port = running.getEnvironment().getProperty("local.server.port", "");
        if (!settings.isPlayground())
            return "The bot is starting; its health: http://localhost:%s/actuator/health".formatted(port);
        return """
            Talk to the bot here: http://localhost:%s
            What it remembers lies in %s; Ctrl+C stops it.
            A real bot: get a token from @BotFather in Telegram and start with TELEGRAM_BOT_TOKEN=<the token>.\
            """.formatted(port, settings.dataDir().toAbsolutePath().normalize());
    }

    /// The web server needs some, and says so in a stack trace.
    private static void temporaryFilesCanBeMade() {
        try {
            Files.delete(Files.createTempFile("sobesednik", ""));
        } catch (IOException readOnly) {
            throw new IllegalStateException(
                    ("Temporary files cannot be made in %s: let the bot write there, such as with docker run --tmpfs"
                                    + " %1$s, or name another directory with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=…")
                            .formatted(System.getProperty("java.io.tmpdir")),
                    readOnly);
        }
    }

    /// The innermost cause that speaks to a human.
    private static String sentence(Throwable problem) {
        if (problem instanceof InvalidPathException notAPath)
            return Locales.sentence("A name")
                    .orElseGet(() -> "'" + notAPath.getInput() + "' is no path: " + notAPath.getReason());
        for (var cause = problem; cause != null; cause = cause.getCause())
            if (cause instanceof PortInUseException taken)
                return "SERVER_PORT %d is taken: set SERVER_PORT to another one, or to 0 for any free port"
                        .formatted(taken.getPort());
        var innermost = problem;
        while (innermost.getCause() != null && !(innermost instanceof Settings.Wrong)) {
            if (innermost instanceof IllegalStateException && innermost.getMessage() != null) break;
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
    }
}
