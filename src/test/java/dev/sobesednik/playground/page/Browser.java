package dev.sobesednik.playground.page;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A person with the page open in a real, headless Chromium.
final class Browser implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /// Skips the test with the reason where there is no browser; where `CI` is set, that fails the test.
    static Browser open(int width, int height, boolean dark) {
        var chromium = found("CHROMIUM", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
        var chromedriver = found("CHROMEDRIVER", "/usr/bin/chromedriver");
        if (chromium == null || chromedriver == null) {
            var reason = "no Chromium with its driver here: install Debian's chromium and chromium-driver";
            if (System.getenv("CI") != null) fail(reason);
            abort(reason);
        }
        try {
            var profile = Files.createTempDirectory("browser");
            var options = new ChromeOptions();
            options.setBinary(Objects.requireNonNull(chromium).toFile());
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--force-device-scale-factor=1",
                    "--hide-scrollbars",
                    "--lang=ru",
                    "--user-data-dir=" + profile);
            if (dark) options.addArguments("--force-dark-mode");
            options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
            var service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(Objects.requireNonNull(chromedriver).toFile())
                    .build();
            var browser = new Browser(new ChromeDriver(service, options), profile);
            browser.resize(width, height);
            if (dark) {
                browser.driver.executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
            }
            return browser;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static @Nullable Path found(String variable, String... usual) {
        var named = System.getenv(variable);
        return Stream.concat(Stream.ofNullable(named), Stream.of(usual))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        driver.manage().window().setSize(new Dimension(width, height));
    }

    void visit(String url) {
        driver.get(url);
        untilLoaded();
    }

    @Nullable
    String url() {
        return driver.getCurrentUrl();
    }

    String tab() {
        return driver.getWindowHandle();
    }

    /// A further tab, which is then the one that is looked at.
    String openTab(@Nullable String url) {
        driver.switchTo().newWindow(WindowType.TAB);
        visit(Objects.requireNonNull(url));
        return tab();
    }

    void switchTo(String tab) {
        driver.switchTo().window(tab);
    }

    void closeTab() {
        driver.close();
    }

    void reload() {
        driver.navigate().refresh();
        untilLoaded();
    }

    private void untilLoaded() {
        until("people", () -> driver.findElements(By.cssSelector(".person")).isEmpty() ? null : true);
    }

    WebElement waitFor(String css) {
        return until("an element " + css, () -> shown(css, "", true));
    }

    void waitGone(String css) {
        waitGone(css, "");
    }

    void waitGone(String css, String text) {
        until("no element %s «%s»".formatted(css, text), () -> shown(css, text, true) == null ? true : null);
    }

    /// The first or last element with this text that is to be seen. One request finds it: asking the driver for each
    /// element's text takes seconds where there are many.
    private @Nullable WebElement shown(String css, String text, boolean first) {
        return (WebElement) script("""
            const [css, text, first] = arguments;
            const all = [...document.querySelectorAll(css)];
            if (!first) all.reverse();
            return all.find(one => one.getClientRects().length
                && one.checkVisibility({opacityProperty: true, visibilityProperty: true})
                && one.innerText.includes(text)) ?? null;\
            """, css, text, first);
    }

    interface Look<T> {
        @Nullable
        T now();
    }

    /// Looks again until there is something.
    @SuppressWarnings("NullAway") // Nothing there yet is what Selenium waits out.
    <T> T until(String what, Look<T> look) {
        var found = new ArrayList<T>();
        new WebDriverWait(driver, LIMIT, Duration.ofMillis(30))
                .withMessage(() -> what + "; the messages: " + messages())
                .ignoring(StaleElementReferenceException.class)
                .until(ignored -> {
                    var now = look.now();
                    if (now != null) found.add(now);
                    return !found.isEmpty();
                });
        return found.getFirst();
    }

    /// Waits for a message with this text in it, and returns the last such.
    WebElement message(String text) {
        return until("a message «%s»".formatted(text), () -> shown(".message", text, false));
    }

    List<String> messages() {
        return texts(".message .bubble");
    }

    List<String> texts(String css) {
        return strings("return [...document.querySelectorAll(arguments[0])].map(e => e.innerText.trim())", css);
    }

    @SuppressWarnings("unchecked")
    List<String> strings(String script, Object... arguments) {
        return (List<String>) Objects.requireNonNull(script(script, arguments));
    }

    void types(String text) {
        var field = waitFor("#field");
        field.clear();
        field.sendKeys(text);
    }

    void sends(String text) {
        types(text);
        waitFor("#field").sendKeys(Keys.ENTER);
    }

    /// Presses the last inline button with this text.
    void presses(String button) {
        press(".inline, .single", button, false);
    }

    void clicks(String css) {
        press(css, "", true);
    }

    void clicks(String css, String text) {
        press(css, text, true);
    }

    // Found and clicked in one go: the page may draw an element anew in between, and then it is looked for again.
    private void press(String css, String text, boolean first) {
        until("%s «%s»".formatted(css, text), () -> {
            var fitting = shown(css, text, first);
            if (fitting == null) return null;
            fitting.click();
            return true;
        });
    }

    void becomes(String person) {
        clicks(".person", person);
        waitFor(".person[aria-checked=true]");
    }

    void opensChat(String title) {
        // By its name alone: the line below it shows the last message, which may name the bot too.
        clicks(".chat-top b", title);
    }

    void keys(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    @Nullable
    Object script(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    double number(String script, Object... arguments) {
        return ((Number) Objects.requireNonNull(script(script, arguments))).doubleValue();
    }

    /// Milliseconds that the page's thread has worked so far: what else runs on the machine does not count.
    double worked() {
        driver.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
        var metrics = (List<?>) Objects.requireNonNull(
                driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics"));
        return metrics.stream()
                .map(metric -> (Map<?, ?>) metric)
                .filter(metric -> "TaskDuration".equals(metric.get("name")))
                .mapToDouble(metric -> 1000 * ((Number) Objects.requireNonNull(metric.get("value"))).doubleValue())
                .sum();
    }

    /// What the browser complained about: errors of scripts, refused resources.
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    /// Fonts and animations have settled, passing notes are hidden; then the picture is written.
    void picture(Path file) {
        script("document.getElementById('toasts').hidden = true; document.getAnimations().forEach(a => { try {"
                + " a.finish() } catch { a.cancel() } })");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
            script("document.getElementById('toasts').hidden = false");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() {
        driver.quit();
        try (var files = Files.walk(profile)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException _) {
            // The browser may still be writing its last words; the system clears its temporary folder.
        }
    }
}
