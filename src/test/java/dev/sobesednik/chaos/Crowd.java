package dev.sobesednik.chaos;

import dev.sobesednik.playground.EmulatedTelegram;
import dev.sobesednik.playground.world.Persona;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// People who send numbered commands, ask for questions and grade them, and remember what they did.
final class Crowd implements AutoCloseable {

    private static final long FIRST_ID = 5_001;

    /// One of them. `graded` is what the grades have to amount to, by question.
    static final class Member {
        final dev.sobesednik.playground.people.Person person;
        int commands;
        int questions;
        int grades;
        final Map<String, Integer> graded = new HashMap<>();

        Member(dev.sobesednik.playground.people.Person person) {
            this.person = person;
        }

        long id() {
            return person.id();
        }
    }

    private final Deliveries deliveries;
    private final Random random;
    private final List<Member> members = new ArrayList<>();
    private final Duration every;
    private volatile boolean over;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});
    private long acts;

    /// @param perSecond what all of them together do in a second
    Crowd(EmulatedTelegram telegram, Deliveries deliveries, int people, int perSecond, long seed) {
        this.deliveries = deliveries;
        this.random = new Random(seed);
        this.every = Duration.ofSeconds(1).dividedBy(perSecond);
        for (int number = 0; number < people; number++)
            members.add(new Member(telegram.person(new Persona(FIRST_ID + number, "N" + number, null, "ru"))));
    }

    List<Member> members() {
        return members;
    }

    long acts() {
        return acts;
    }

    /// Everybody asks for a daily question at noon.
    void arrives() {
        for (var member : members) member.person.talk().sends("/daily 12:00");
        acts += members.size();
    }

    void begins() {
        thread = Thread.ofPlatform().name("crowd").start(this::go);
    }

    /// No more acts from now on.
    void rests() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        rests();
    }

    private void go() {
        var next = System.nanoTime();
        while (!over) {
            act();
            next += every.toNanos();
            LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
        }
    }

    private void act() {
        var member = members.get(random.nextInt(members.size()));
        var chance = random.nextInt(10);
        acts++;
        if (chance < 2) {
            member.questions++;
            member.person.talk().sends("/quiz");
        } else if (chance < 4 && grade(member)) {
            member.grades++;
        } else {
            member.person.talk().sends("/n" + ++member.commands);
        }
    }

    /// The newest question that this person has seen and not graded.
    private boolean grade(Member member) {
        for (var shown : deliveries.of(member.id()).reversed()) {
            if (shown.showing() == 0 || shown.message() == 0) continue;
            if (member.graded.getOrDefault(shown.question(), 0) >= shown.showing()) continue;
            member.graded.put(shown.question(), shown.showing());
            member.person
                    .talk()
                    .presses(shown.message(), "1:grade:3:%s:%d".formatted(shown.question(), shown.showing()));
            return true;
        }
        return false;
    }
}
