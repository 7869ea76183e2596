package dev.sobesednik.conversation;

import dev.sobesednik.group.Group;
import java.util.Optional;

/// Puts a group into a letter, for when it goes on under another id.
public interface Moving {

    String pack(Group group);

    /// @return nothing for what was not packed by this version
    Optional<Group> unpack(String letter);
}
