package dev.sobesednik.playground;

import dev.sobesednik.playground.call.Content;
import dev.sobesednik.playground.call.Upload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// Reads a `multipart/form-data` body. ISO 8859-1 keeps each byte as one character while the parts are looked for.
final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?i)[ ;]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)filename=\"([^\"]*)\"");
    private static final Pattern CONTENT_TYPE = Pattern.compile("(?im)^content-type:\\s*(\\S+)");

    private Multipart() {}

    static void read(byte[] body, String contentType, ObjectNode parameters, Map<String, Upload> files) {
        var boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) return;
        var text = new String(body, StandardCharsets.ISO_8859_1);
        var delimiter = "--" + boundary.group(1);
        var from = text.indexOf(delimiter);
        while (from >= 0) {
            var begin = from + delimiter.length();
            var end = text.indexOf("\r\n" + delimiter, begin);
            if (end < 0) return;
            var blank = text.indexOf("\r\n\r\n", begin);
            if (blank >= 0 && blank < end)
                part(text.substring(begin, blank), text.substring(blank + 4, end), parameters, files);
            from = end + 2;
        }
    }

    private static void part(String rawHead, String content, ObjectNode parameters, Map<String, Upload> files) {
        var bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        var head = new String(rawHead.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        var name = NAME.matcher(head);
        if (!name.find()) return;
        var fileName = FILE_NAME.matcher(head);
        if (fileName.find()) {
            var type = CONTENT_TYPE.matcher(head);
            files.put(
                    name.group(1),
                    new Upload(
                            fileName.group(1),
                            type.find() ? type.group(1) : "application/octet-stream",
                            Content.of(bytes)));
        } else {
            parameters.put(name.group(1), new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
