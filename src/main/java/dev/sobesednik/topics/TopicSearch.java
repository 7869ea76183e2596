package dev.sobesednik.topics;

import java.util.List;

/// What a person means by the words after `/quiz`.
@FunctionalInterface
public interface TopicSearch {

    /// @param words a level's number, words of a title, a tag, a question; with typos, in either keyboard layout
    /// @return best first; empty when nothing fits
    List<Topic> find(String words);
}
