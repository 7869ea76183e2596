package dev.sobesednik.playground.call;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// One call of the Bot API, as it was answered.
///
/// @param method as it was written in the address
/// @param trouble what was done to the call on demand; empty when nothing was
/// @param complaints what Telegram would silently put up with, and what the checks of [EmulatedTelegram#check] found
public record Call(
        long number,
        Instant at,
        String method,
        Encoding encoding,
        ObjectNode parameters,
        Map<String, Upload> files,
        Answer answer,
        String trouble,
        List<String> complaints) {

    /// How the parameters came: only JSON has types of its own, everything else is text.
    public enum Encoding {
        JSON,
        FORM,
        MULTIPART,
        QUERY
    }

    /// Whether this is a call of that method; Telegram does not look at upper and lower case.
    public boolean is(String method) {
        return this.method.equalsIgnoreCase(method);
    }

    @Override
    public String toString() {
        return "#%d %s %s -> %s %s".formatted(number, method, parameters, answer.status(), answer.body());
    }
}
