package dev.sobesednik.bank.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class LayoutTest {

    @Test
    void keys_in_any_order_and_any_spacing_become_the_one_layout() {
        var root = JsonMapper.shared().readTree(SmallBank.text());

        assertThat(format(shuffled(root, new Random(7)).toString())).isEqualTo(SmallBank.text());
    }

    @Test
    void formatting_twice_changes_nothing_more() {
        var once =
                format("{\"questions\":[],\"levels\":[{\"title\":\"a\\\"b\\\\\\n\\u0431\",\"number\":1.50}],\"x\":{}}");

        assertThat(once).isEqualTo("""
            {
              "levels": [
                {
                  "number": 1.50,
                  "title": "a\\"b\\\\\\nб"
                }
              ],
              "questions": [],
              "x": {}
            }
            """);
        assertThat(format(once)).isEqualTo(once);
    }

    @Test
    void what_cannot_be_read_is_not_laid_out() {
        assertThat(BankFile.format("bad.json", "{\"a\": 1, \"a\": 2}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Formatted.Refused.class,
                        refused -> assertThat(refused.message()).startsWith("bad.json: line 1, column"));
    }

    @Test
    void the_bank_is_in_its_layout() throws Exception {
        var text = Files.readString(Path.of("questions.json"));

        assertThat(format(text))
                .as("questions.json: run java -jar target/sobesednik.jar bank format questions.json")
                .isEqualTo(text);
    }

    private static String format(String text) {
        return ((Formatted.Text) BankFile.format("a.json", text.getBytes(StandardCharsets.UTF_8))).text();
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        return switch (node) {
            case ObjectNode object -> {
                var names = new ArrayList<>(object.propertyNames());
                Collections.shuffle(names, random);
                var result = object.objectNode();
                names.forEach(name -> result.set(name, shuffled(object.get(name), random)));
                yield result;
            }
            case ArrayNode array -> {
                var result = array.arrayNode();
                array.forEach(item -> result.add(shuffled(item, random)));
                yield result;
            }
            default -> node;
        };
    }
}
