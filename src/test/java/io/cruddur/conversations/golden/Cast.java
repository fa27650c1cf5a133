package io.cruddur.conversations.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fresh people, who go by lasting names in golden files; so do ids, times, cursors and traces there. */
record Cast(Person ada, Person bob, Person cleo) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00");
    private static final Pattern TRACE = Pattern.compile("(?<=\"traceId\":\")[0-9a-f]{32}");
    private static final Pattern CURSOR = Pattern.compile("(?<=\"next\":\")[^\"]+");
    private static final String SOME_ID = id(1);

    /** In the order of their ids, which is theirs in lists where nothing else tells who is first. */
    static Cast of(World world) {
        var people = Stream.generate(world::person)
                .limit(3)
                .sorted(Comparator.comparing(Person::id))
                .toList();
        return new Cast(people.get(0), people.get(1), people.get(2));
    }

    void check(String name, Answer answer) {
        Golden.of(name).check(anonymous(answer.body()));
    }

    void check(String name, JsonNode part) {
        Golden.of(name).check(anonymous(part.toString()));
    }

    /** What the file has, with the real handles in it. */
    String body(String name) {
        return body(name, "");
    }

    /** The same, with a real id as well. */
    String body(String name, String id) {
        String body = Golden.of(name).line().replace(SOME_ID, id);
        for (var person : people().entrySet()) {
            body = body.replace(
                    "\"" + person.getKey() + "\"", "\"" + person.getValue().handle() + "\"");
        }
        return body;
    }

    private String anonymous(String json) {
        String text = json;
        for (var person : people().entrySet()) {
            String name = person.getKey();
            text = text.replace(person.getValue().handle(), name)
                    .replace(person.getValue().displayName(), "Captain " + name);
        }
        text = numbered(ID, text, Cast::id);
        text = numbered(TIME, text, "2026-01-01T00:00:00.%06d+00:00"::formatted);
        text = numbered(TRACE, text, "%032x"::formatted);
        return numbered(CURSOR, text, "cursor%d"::formatted);
    }

    private Map<String, Person> people() {
        return Map.of("ada", ada, "bob", bob, "cleo", cleo);
    }

    private static String id(int number) {
        return "00000000-0000-0000-0000-%012d".formatted(number);
    }

    /** With the first that is found, wherever it is, as the first, and so on. */
    private static String numbered(Pattern pattern, String text, IntFunction<String> name) {
        var seen = new HashMap<String, String>();
        return pattern.matcher(text)
                .replaceAll(match -> seen.computeIfAbsent(match.group(), _ -> name.apply(seen.size() + 1)));
    }
}
