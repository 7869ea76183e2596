package dev.sobesednik.playground.page;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/// What the page asks and says.
// The application looks for components everywhere: without this, a bot with a token would miss the page's parts and
// not start.
@ConditionalOnBooleanProperty("sobesednik.playground")
@RestController
@RequestMapping("/playground")
final class PageController {

    private final PageState state;
    private final PageActions actions;
    private final LiveChanges changes;

    PageController(PageState state, PageActions actions, LiveChanges changes) {
        this.state = state;
        this.actions = actions;
        this.changes = changes;
    }

    @GetMapping("/state")
    JsonNode state() {
        return state.whole();
    }

    @GetMapping(path = "/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter changes() {
        return changes.open();
    }

    @GetMapping("/messages")
    JsonNode messages(
            @RequestParam long chat, @RequestParam int before, @RequestParam(defaultValue = "100") int limit) {
        return state.messages(chat, before, Math.clamp(limit, 1, 1000));
    }

    @GetMapping("/commands")
    JsonNode commands(@RequestParam("as") long persona, @RequestParam long chat) {
        return state.commands(persona, chat);
    }

    @GetMapping("/calls")
    JsonNode calls(@RequestParam(defaultValue = "0") long after) {
        return state.calls(after, 200);
    }

    /// A file as a download: the browser never shows what a bot or a person sent as a page of this site.
    @GetMapping("/files/{id}")
    ResponseEntity<byte[]> file(@PathVariable String id) {
        return state.file(id)
                .map(file -> ResponseEntity.ok()
                        .contentType(shown(file.contentType()))
                        .header(
                                "Content-Disposition",
                                ContentDisposition.attachment()
                                        .filename(file.fileName(), StandardCharsets.UTF_8)
                                        .build()
                                        .toString())
                        .body(file.content().bytes()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /// Pictures keep their type, so that the page can show them; anything else is just bytes.
    private static MediaType shown(String contentType) {
        return switch (contentType) {
            case MediaType.IMAGE_PNG_VALUE -> MediaType.IMAGE_PNG;
            case MediaType.IMAGE_JPEG_VALUE -> MediaType.IMAGE_JPEG;
            default -> MediaType.APPLICATION_OCTET_STREAM;
        };
    }

    /// JSON only: a form on another site cannot send it.
    @PostMapping(path = "/do", consumes = MediaType.APPLICATION_JSON_VALUE)
    JsonNode perform(@RequestBody JsonNode action) {
        return actions.perform(action);
    }

    @ExceptionHandler({IllegalArgumentException.class, IllegalStateException.class})
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    Map<String, String> nonsense(RuntimeException problem) {
        return Map.of("problem", String.valueOf(problem.getMessage()));
    }
}
