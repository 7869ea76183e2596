package dev.sobesednik.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sobesednik.bank.Bank;
import dev.sobesednik.bank.Contents;
import dev.sobesednik.bank.json.Loaded;
import dev.sobesednik.playground.people.Group;
import dev.sobesednik.playground.people.Person;
import dev.sobesednik.playground.world.Persona;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What a group's interviews, duels and pairs refuse, in both languages.
@ParameterizedClass
@ValueSource(strings = {"ru", "en"})
class RefusalsTest {

    /// A Sunday, nine o'clock in UTC.
    private final ChatScript chat = ChatScript.at("2026-03-01T09:00:00Z");

    private final String language;
    private final Person anna;
    private final Person boris;
    private final Person vera;

    RefusalsTest(String language) {
        this.language = language;
        anna = person(42, "Anna", "anna");
        boris = person(43, "Boris", "boris");
        vera = person(44, "Vera", null);
    }

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void a_lobby_refuses() {
        var crowd = crowd(19);
        var mock = script(crowd);
        mock.says(anna, "/mock stop");
        mock.shows(
                anna,
                either(
                        "Собеседования здесь сейчас нет. Начать: /mock",
                        "There is no interview here now. Start one: /mock"));
        writesInTheGroupsName(mock.group, "/mock");
        mock.shows(anna, either("Напишите /mock от своего имени.", "Send /mock in your own name."));
        mock.says(anna, "/mock 99");
        mock.shows(anna, either("Такого уровня нет.", "There is no such level."));
        anna.talk().sends("/mock");
        mock.hears(anna, either("Пробное собеседование проходит в группе", "A mock interview takes place in a group"));

        mock.says(anna, "/mock 5");
        assertThat(mock.taps(vera, either("Выйти", "Leave")))
                .isEqualTo(either(
                        "Вы не участвуете. Сначала выберите роль.", "You do not take part. Choose a role first."));
        var host = either(
                "Это решает ведущий: Anna. Если он молчит пять минут, роль перейдёт к тому, кто нажмёт.",
                "That is up to the host: Anna. After five silent minutes the role passes to whoever presses.");
        for (var button : either("Начать/Отменить/Минут: 5/Все разделы", "Start/Cancel/Minutes: 5/All sections")
                .split("/")) assertThat(mock.taps(boris, button)).isEqualTo(host);

        mock.taps(anna, either("Только спрашиваю", "Only ask"));
        assertThat(mock.taps(anna, either("Начать", "Start")))
                .startsWith(either("Отвечать пока некому", "Nobody answers yet"));
        mock.taps(anna, either("Все разделы", "All sections"));
        assertThat(mock.taps(boris, "1")).isEqualTo(host);
        mock.taps(anna, "1");
        mock.taps(anna, either("Уровень 5", "Level 5"));
        var nothing =
                either("На этом уровне в этом разделе вопросов нет.", "This level has no questions in this section.");
        mock.shows(anna, nothing);
        assertThat(mock.taps(anna, either("Начать", "Start"))).startsWith(nothing);
        for (var forged : List.of("1:mock:section:1:0:nowhere", "1:mock:dig:1:0", "1:mock:begin:7:0"))
            assertThat(answers(mock, anna, forged)).isEqualTo(staleMock());

        for (var watcher : crowd) mock.tapsAtOnce(watcher, either("Смотрю", "Watch"));
        assertThat(mock.taps(vera, either("Смотрю", "Watch")))
                .isEqualTo(either("Мест больше нет: их 20.", "No seats left: there are 20."));
    }

    @Test
    void a_round_refuses() {
        var mock = script();
        mock.says(anna, "/mock 2");
        mock.taps(boris, either("Участвую", "I take part"));
        mock.taps(anna, either("Начать", "Start"));
        mock.shows(anna, either("Отвечает Anna", "Anna answers"));
        assertThat(mock.taps(boris, either("Пропустить", "Pass")))
                .isEqualTo(either("Это может только отвечающий: Anna.", "Only whoever answers can do that: Anna."));
        assertThat(mock.taps(vera, either("Уточняющий вопрос 1", "Follow-up 1")))
                .isEqualTo(either(
                        "Уточняющие открывает спрашивающий: Boris.", "Follow-ups are opened by whoever asks: Boris."));
        assertThat(mock.taps(vera, either("К оценкам", "To the scores")))
                .isEqualTo(either("Это решают отвечающий и спрашивающий.", "That is up to those who answer and ask."));
        assertThat(answers(mock, anna, "1:mock:begin:1:0")).isEqualTo(staleMock());
        mock.taps(boris, either("Уточняющий вопрос 1", "Follow-up 1"));
        mock.taps(boris, either("Уточняющий вопрос 2", "Follow-up 2"));
        assertThat(answers(mock, boris, "1:mock:dig:1:1"))
                .isEqualTo(either("Уточняющих больше нет.", "There are no more follow-ups."));

        mock.taps(boris, either("К оценкам", "To the scores"));
        var hire = either("Взял бы", "Would hire");
        assertThat(mock.taps(boris, hire)).isEqualTo(either("Голосуют те, кто слушал.", "Those who listened vote."));
        mock.taps(vera, hire);
        assertThat(mock.taps(vera, hire)).isEqualTo(either("Вы уже проголосовали.", "You have voted already."));
        assertThat(mock.taps(vera, either("Показать, не дожидаясь", "Show without waiting")))
                .startsWith(either("Это решает ведущий: Anna.", "That is up to the host: Anna."));

        mock.says(anna, "/mock stop");
        mock.shows(anna, either("Собеседование остановлено.", "The interview was stopped."));
        assertThat(answers(mock, vera, "1:mock:both:1:1"))
                .isEqualTo(either("Собеседование закончено. Новое: /mock", "The interview is over. A new one: /mock"));
        assertThat(answers(mock, vera, "1:mock:both:7:0"))
                .isEqualTo(either(
                        "Собеседования здесь сейчас нет. Начать: /mock",
                        "There is no interview here now. Start one: /mock"));
    }

    @Test
    void a_third_game_of_a_group_is_refused() {
        var forum = chat.telegram.forum("Forum", anna, boris, vera);
        for (var command : List.of("/mock", "/duel"))
            new MockScript(chat, forum, forum.topic(anna, command)).says(anna, command);
        var third = new MockScript(chat, forum, forum.topic(anna, "third"));
        for (var command : List.of("/mock", "/duel")) {
            third.says(vera, command);
            third.shows(vera, either("одновременно их бывает не больше 2.", "at most 2 can run at a time."));
        }
    }

    @Test
    void a_challenge_that_cannot_be_is_refused() {
        var duel = script();
        duel.says(anna, "/duel stop");
        duel.shows(anna, noDuel());
        duel.says(anna, "/duel tomorrow");
        duel.shows(
                anna,
                either("Ответьте командой /duel на сообщение человека", "Reply to somebody's message with /duel"));
        duel.says(anna, "/duel 99");
        duel.shows(
                anna,
                either(
                        "Такого уровня нет. Напишите /duel и номер:",
                        "There is no such level. Send /duel and a number:"));
        var yourself = either("С собой дуэли не выйдет", "A duel with yourself will not do");
        duel.says(anna, "/duel @Anna");
        duel.shows(anna, yourself);
        var bot = either("Боты в дуэлях не участвуют", "Bots fight no duels");
        duel.says(anna, "/duel @some_bot");
        duel.shows(anna, bot);
        replies(duel, duel.in(anna).sends("...").id());
        duel.shows(anna, yourself);
        replies(duel, duel.board(anna).id());
        duel.shows(anna, bot);
        writesInTheGroupsName(duel.group, "/duel");
        duel.shows(anna, either("Напишите /duel от своего имени.", "Send /duel in your own name."));
        anna.talk().sends("/duel");
        duel.hears(anna, either("Дуэль проходит в группе", "A duel takes place in a group"));
        chat.bankIs(withoutQuestions(chat.bank()));
        duel.says(anna, "/duel 2");
        duel.shows(
                anna,
                either(
                        "На этом уровне нет вопросов с вариантами ответа.",
                        "This level has no multiple-choice questions."));
    }

    @Test
    void a_duel_refuses() {
        var duel = script();
        var accept = either("Принять", "Accept");
        duel.says(anna, "/duel @boris 2");
        var notYours = either("Этот вызов не вам: ответить может @boris.", "This challenge is for @boris.");
        assertThat(duel.taps(vera, accept)).isEqualTo(notYours);
        duel.says(vera, "/duel stop");
        duel.shows(anna, notYours);
        assertThat(duel.taps(anna, accept))
                .isEqualTo(either(
                        "Это ваш вызов: его примет кто-то другой.",
                        "This challenge is yours: somebody else has to accept it."));
        duel.says(vera, "/duel @anna");
        duel.shows(
                anna,
                either(
                        "Здесь уже идёт дуэль: она закончится сама.",
                        "There is a duel here already; it ends by itself."));
        duel.taps(boris, either("Отказаться", "Decline"));

        duel.says(anna, "/duel 2");
        assertThat(duel.taps(vera, either("Отозвать", "Take back")))
                .isEqualTo(either("Отозвать этот вызов может только Anna.", "Only Anna can take this challenge back."));
        assertThat(answers(duel, boris, "1:duel:next:2:0"))
                .isEqualTo(either(
                        "Эта кнопка уже не действует. Где всё сейчас: /duel",
                        "This button no longer works. Where things stand: /duel"));
        duel.taps(boris, accept);
        duel.passes(Duration.ofSeconds(30));
        duel.shows(anna, either("Дуэль. Вопрос 1 из 5", "Duel. Question 1 of 5"));

        var a = either("А", "A");
        var players = either(
                "В этой дуэли играют Anna и Boris. Своя, когда она закончится: /duel",
                "This duel is between Anna and Boris. Your own, once it is over: /duel");
        assertThat(duel.taps(vera, a)).isEqualTo(players);
        for (int look = 0; look < 2; look++) {
            duel.in(vera).sends("/duel");
            chat.settles();
        }
        duel.tapsAtOnce(boris, a);
        assertThat(duel.tapsAtOnce(boris, a))
                .isEqualTo(either(
                        "Ваш ответ уже принят, изменить его нельзя.",
                        "Your answer counts already and cannot be changed."));
        duel.tapsAtOnce(anna, a);
        var closed = either("Этот вопрос уже закрыт.", "This question is closed.");
        assertThat(answers(duel, boris, "1:duel:pick:2:1:0")).isEqualTo(closed);
        var next = either("Дальше", "Next");
        duel.shows(anna, "0 : ");
        assertThat(duel.tapsAtOnce(vera, next)).isEqualTo(players);
        assertThat(duel.tapsAtOnce(boris, next))
                .isEqualTo(either(
                        "Ещё несколько секунд: группе нельзя писать чаще.",
                        "A few more seconds: a group must not be written to more often."));

        duel.says(anna, "/duel stop");
        duel.passes(Duration.ofSeconds(30));
        duel.shows(anna, either("Дуэль остановлена", "The duel was stopped"));
        assertThat(duel.taps(vera, either("Реванш", "Revenge"))).isEqualTo(players);
        assertThat(answers(duel, boris, "1:duel:pick:2:1:0")).isEqualTo(closed);
        for (var forged : List.of("1:duel:accept:2:0", "1:duel:accept:1:0", "1:duel"))
            assertThat(answers(duel, boris, forged)).isEqualTo(noDuel());
    }

    @Test
    void pairs_refuse() {
        var crowd = crowd(58);
        var pair = script(crowd);
        anna.talk().sends("/pair");
        pair.hears(
                anna,
                either(
                        "Пары для пробных собеседований составляются в группе",
                        "Pairs for mock interviews are made in a group"));
        pair.says(anna, "/pair");
        var join = either("Участвую", "I take part");
        var settings = either(
                "Мой уровень/Будни утром/Будни вечером/Выходные/Мои часы: −1/Мои часы: +1/Выйти",
                "My level/Weekday mornings/Weekday evenings/Weekend/My clock: −1/My clock: +1/Leave");
        for (var button : settings.split("/"))
            assertThat(pair.tapsAtOnce(vera, button))
                    .isEqualTo(either("Сначала нажмите «Участвую».", "Press \"I take part\" first."));
        for (var person : List.of(anna, boris, vera)) pair.tapsAtOnce(person, join);
        assertThat(answers(pair, anna, "1:pair:fly"))
                .startsWith(either("Эта кнопка из старого сообщения", "This button belongs to an old message"));

        pair.passes(Duration.ofDays(1).plusHours(2));
        pair.shows(anna, either("Пары на эту неделю", "Pairs of this week"));
        var alone = List.of(anna, boris, vera).stream()
                .filter(person ->
                        pair.board(anna).text().contains(person.persona().firstName() + either(" на этой", " has no")))
                .findFirst()
                .orElseThrow();
        pair.passes(Duration.ofDays(6).plusHours(9));
        pair.shows(anna, either("Как прошла неделя?", "How was the week?"));
        var met = either("Получилось", "It took place");
        assertThat(pair.taps(alone, met))
                .isEqualTo(either("На этой неделе у вас не было пары.", "You had no partner this week."));
        pair.passes(Duration.ofDays(1));
        assertThat(pair.taps(anna, met))
                .isEqualTo(either(
                        "Эта неделя уже закончилась. Пары и настройки: /pair",
                        "This week is over. Pairs and settings: /pair"));

        pair.says(anna, "/pair");
        for (var one : crowd.subList(1, 58)) pair.tapsAtOnce(one, join);
        assertThat(pair.taps(crowd.getFirst(), join))
                .isEqualTo(either("Мест больше нет: их 60.", "No places left: there are 60."));
    }

    private String staleMock() {
        return either(
                "Эта кнопка уже не действует. Где всё сейчас: /mock",
                "This button no longer works. Where things stand: /mock");
    }

    private String noDuel() {
        return either("Дуэли здесь сейчас нет. Вызвать: /duel", "There is no duel here now. Start one: /duel");
    }

    private String either(String russian, String english) {
        return language.equals("ru") ? russian : english;
    }

    private String answers(MockScript script, Person person, String data) {
        var answer = script.in(person)
                .presses(script.board(person).id(), data)
                .awaitAnswer(ChatScript.SOON)
                .text();
        chat.settles();
        return answer == null ? "" : answer;
    }

    private void replies(MockScript duel, int message) {
        duel.breathes();
        duel.in(anna).replies(message, "/duel");
        chat.settles();
    }

    private void writesInTheGroupsName(Group group, String command) {
        chat.telegram.sendsRaw(
                new JsonMapper().readTree("""
                    {"message": {"message_id": 900, "date": 1772442000,
                      "chat": {"id": %1$d, "type": "supergroup", "title": "Group"},
                      "from": {"id": 1087968824, "is_bot": true, "first_name": "Group",
                        "username": "GroupAnonymousBot"},
                      "sender_chat": {"id": %1$d, "type": "supergroup", "title": "Group"},
                      "text": "%2$s",
                      "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}}
                    """.formatted(group.id(), command)).asObject());
        chat.settles();
    }

    private static Loaded withoutQuestions(Bank bank) {
        return new Loaded.Ready(new Contents(
                LocalDate.EPOCH,
                bank.levels(),
                bank.sections(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    }

    private List<Person> crowd(int people) {
        return IntStream.range(100, 100 + people)
                .mapToObj(id -> person(id, "P" + id, null))
                .toList();
    }

    private MockScript script() {
        return script(List.of());
    }

    private MockScript script(List<Person> crowd) {
        var others = Stream.concat(Stream.of(boris, vera), crowd.stream()).toArray(Person[]::new);
        var group = chat.telegram.supergroup("Group", anna, others);
        chat.settles();
        return new MockScript(chat, group, 0);
    }

    private Person person(long id, String name, @Nullable String username) {
        return chat.telegram.person(new Persona(id, name, username, language));
    }
}
