package dev.sobesednik.chaos;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Signals that Java's own `Process` cannot send.
final class Signals {

    private Signals() {}

    /// The process stands still, as a virtual machine does while its host moves it.
    static void freeze(Process process) {
        send("STOP", process);
    }

    static void thaw(Process process) {
        send("CONT", process);
    }

    /// kill -9
    static void kill(Process process) {
        process.destroyForcibly();
        awaitEnd(process);
    }

    static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) throw new IllegalStateException("it does not end: " + process);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(String signal, Process process) {
        try {
            var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) throw new IllegalStateException("could not send " + signal);
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
