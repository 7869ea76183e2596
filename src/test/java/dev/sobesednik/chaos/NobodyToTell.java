package dev.sobesednik.chaos;

import dev.sobesednik.chat.ChatId;
import dev.sobesednik.chat.Incoming;
import dev.sobesednik.turn.OutboxStore.Entry;
import dev.sobesednik.turn.telegram.Sender;

class NobodyToTell implements Sender.SendListener {

    @Override
    public void blocked(Entry entry) {}

    @Override
    public void silenced(Entry entry, Incoming.Silence why, int tries) {}

    @Override
    public void reached(Entry entry) {}

    @Override
    public void refused(Entry entry) {}

    @Override
    public void migrated(Entry entry, ChatId to) {}

    @Override
    public void letter(Entry entry, ChatId to) {}

    @Override
    public void polled(Entry entry, String poll) {}

    @Override
    public void posted(Entry entry, int message) {}

    @Override
    public void broken(Throwable fault) {}
}
