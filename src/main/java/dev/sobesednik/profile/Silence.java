package dev.sobesednik.profile;

import dev.sobesednik.record.ChatRecord;
import dev.sobesednik.record.Slice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether Telegram refuses what is written to the chat. Nobody left and nobody was removed, so all is kept; nothing
/// new is asked or counted down until a message gets through.
///
/// @param since absent: what is written arrives
/// @param told whether somebody was told of it
public record Silence(@Nullable Instant since, boolean told) {

    public static final Silence NONE = new Silence(null, false);

    public static final Slice<Silence> SLICE = new Slice<>("silence", NONE);

    public static boolean isOver(ChatRecord record) {
        return record.get(SLICE).since() == null;
    }

    /// Whether what is written to the chat arrives, as far as is known.
    public static boolean isOpen(ChatRecord record) {
        return isOver(record) && Profile.of(record).reachable();
    }

    public Silence at(Instant now) {
        return since == null ? new Silence(now, false) : this;
    }

    public Silence withTold() {
        return new Silence(since, true);
    }
}
