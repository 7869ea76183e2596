package dev.sobesednik.playground.page;

import dev.sobesednik.playground.BotApiServer;
import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.MovableClock;
import dev.sobesednik.playground.world.BotAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// A local Telegram with a chat page, in place of the real one.
///
/// Gives the bot [BotApiServer] (its address and token) and [MovableClock] (the time that the page may move).
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sobesednik.playground")
@Import({PageController.class, LiveChanges.class})
public class PlaygroundConfiguration {

    // Made up: with nine digits and 35 signs it would look like a real one.
    private static final String TOKEN = "1000:playground";

    @Bean
    MovableClock playgroundClock() {
        return new MovableClock(InstantSource.system());
    }

    @Bean
    EmulatedTelegram emulatedTelegram(MovableClock playgroundClock, Environment environment) {
        if (!environment.getProperty("TELEGRAM_BOT_TOKEN", "").isBlank()) {
            throw new IllegalStateException("The playground does not run beside a real bot: unset TELEGRAM_BOT_TOKEN or"
                    + " sobesednik.playground.");
        }
        return new EmulatedTelegram(
                playgroundClock,
                new BotAccount(
                        TOKEN,
                        environment.getProperty("sobesednik.playground.bot-username", "sobesednik_bot"),
                        environment.getProperty("sobesednik.playground.bot-name", "Sobesednik")));
    }

    @Bean
    SavedState savedState(
            EmulatedTelegram telegram, MovableClock clock, @Value("${sobesednik.data-dir:data}") Path dataDirectory) {
        return new SavedState(telegram, clock, dataDirectory.resolve("playground.json"));
    }

    /// Needs the saved state so that a bot never meets a Telegram that has not remembered yet.
    @Bean(destroyMethod = "close")
    BotApiServer botApiServer(EmulatedTelegram telegram, SavedState savedState) {
        savedState.load();
        return BotApiServer.start(telegram, 0);
    }

    @Bean
    PageState pageState(EmulatedTelegram telegram, MovableClock clock) {
        return new PageState(telegram, clock);
    }

    @Bean
    PageActions pageActions(
            EmulatedTelegram telegram,
            MovableClock clock,
            @Value("${sobesednik.playground.breath:1ms}") Duration breath) {
        return new PageActions(telegram, clock, breath);
    }

    @Bean
    FilterRegistrationBean<ThisMachineOnly> thisMachineOnly() {
        var registration = new FilterRegistrationBean<>(new ThisMachineOnly());
        registration.addUrlPatterns("/", "/index.html", "/playground/*");
        return registration;
    }

    /// The page's files lie outside of `static/`, so that Spring Boot serves them in no other mode.
    @Bean
    WebMvcConfigurer pageFiles() {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/playground/page/**")
                        .addResourceLocations("classpath:/playground/page/")
                        .setCacheControl(CacheControl.maxAge(Duration.ZERO).mustRevalidate());
            }

            @Override
            public void addViewControllers(ViewControllerRegistry registry) {
                registry.addViewController("/").setViewName("forward:/playground/page/index.html");
            }
        };
    }
}
