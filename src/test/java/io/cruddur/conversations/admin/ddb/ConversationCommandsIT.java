package io.cruddur.conversations.admin.ddb;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.IntStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.standalone.Shell;
import io.cruddur.conversations.standalone.Shell.Called;
import io.cruddur.conversations.table.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Looking into the table, with the packaged application as a command. */
class ConversationCommandsIT {

    private static final String SEEDED = "5ae290ed-55d1-47a0-bc6d-fe2bc2700399";
    private static final String TABLE = "t" + UUID.randomUUID();
    private static final String ELSEWHERE = "messages-of-the-site";
    private static final Shell SHELL = Shell.onSite(TABLE);

    @BeforeAll
    static void seed() {
        assertThat(SHELL.call("ddb", "schema-load").exit()).isZero();
        Called seeded = SHELL.call("ddb", "seed", "--output", "json");
        assertThat(seeded.err()).isEmpty();
        assertThat(seeded.json().getFirst().get("messages_sent").asInt()).isEqualTo(104);
    }

    @Test
    void shouldSeedOnce() {
        Called again = SHELL.call("ddb", "seed");

        assertThat(again.exit()).isZero();
        assertThat(again.out()).containsPattern("messages sent +0");
    }

    @Test
    void shouldSeedALoadThatGrows() {
        var shell = Shell.onSite("t" + UUID.randomUUID());
        shell.call("ddb", "schema-load");

        assertThat(sent(shell, "3", "5")).isEqualTo(15);
        assertThat(sent(shell, "4", "6")).isEqualTo(3 + 6);
        assertThat(sent(shell, "2", "2")).isZero();

        var inbox = shell.call("ddb", "list-conversations", "load2", "--output", "json")
                .json();
        assertThat(inbox).hasSize(2);
        assertThat(inbox).extracting(row -> row.get("unread").asInt()).containsOnly(1, 0);
        Called misused = shell.call("ddb", "seed", "--conversations", "3");
        assertThat(misused.exit()).isEqualTo(2);
        assertThat(misused.err()).hasLineCount(1).contains("--messages");
    }

    @Test
    void shouldScanPageAfterPage() {
        String name = "t" + UUID.randomUUID();
        Shell shell = Shell.onSite(name);
        shell.call("ddb", "schema-load");
        Shell.tables(name)
                .put(rangeClosed(1, 30)
                        .mapToObj(i -> Item.keyed("OLD#" + i % 5, "item " + i)
                                .with("n", i)
                                .with("text", "x".repeat(50_000) + "\u001b[2J\n"))
                        .toList());

        Called all = shell.call("ddb", "scan", "--output", "json");
        assertThat(all.exit()).isZero();
        assertThat(all.err()).hasLineCount(1).contains("30 of 30 items read", "RCU");
        assertThat(numbers(all.json()))
                .containsExactlyElementsOf(rangeClosed(1, 30).boxed().toList());

        Called some = shell.call("ddb", "scan", "--segments", "4", "--limit", "27");
        assertThat(some.exit()).isZero();
        assertThat(some.out()).hasLineCount(27).startsWith("other").doesNotContain("\u001b");
        assertThat(shell.call("ddb", "scan", "--segments", "0").exit()).isEqualTo(2);
    }

    @Test
    void shouldScanByKind() {
        var items =
                SHELL.call("ddb", "scan", "--output", "json", "--segments", "2").json();
        assertThat(items.stream().collect(groupingBy(item -> item.get("item").asText(), counting())))
                .isEqualTo(Map.of("message", 104L, "head", 1L, "inbox", 2L, "pair", 1L));

        Called some = SHELL.call("ddb", "scan", "--kind", "head,pair", "--output", "json");
        assertThat(some.err()).contains("2 of 108 items read");
        assertThat(some.json()).extracting(item -> item.get("item").asText()).containsExactlyInAnyOrder("head", "pair");
        JsonNode head = some.json().stream()
                .filter(item -> item.get("item").asText().equals("head"))
                .findFirst()
                .orElseThrow();
        assertThat(head.get("last_seq").asInt()).isEqualTo(104);
        assertThat(head.get("kind").asText()).isEqualTo("direct");
        Called misused = SHELL.call("ddb", "scan", "--kind", "letter");
        assertThat(misused.exit()).isEqualTo(2);
        assertThat(misused.err()).hasLineCount(1).contains("letter");
    }

    @Test
    void shouldListSomebodysConversations() {
        Called listed = SHELL.call("ddb", "list-conversations", "@bayko");

        assertThat(listed.exit()).isZero();
        assertThat(listed.out()).hasLineCount(2).contains("LAST MESSAGE AT", SEEDED, "@andrewbrown");
        assertThat(listed.err()).hasLineCount(1).contains("RCU");
        Called unknown = SHELL.call("ddb", "list-conversations", "@nobody-at-all");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).hasLineCount(1).contains("nobody-at-all");
    }

    @Test
    void shouldPrintAConversationPageByPage() {
        JsonNode newest = SHELL.call("ddb", "get-conversation", SEEDED, "--output", "json")
                .json()
                .getFirst();
        assertThat(seqs(newest))
                .containsExactlyElementsOf(rangeClosed(85, 104).boxed().toList());
        assertThat(newest.get("kind").asText()).isEqualTo("direct");
        assertThat(newest.get("members")).hasSize(2);
        assertThat(newest.get("consumed").get("rcu").asDouble()).isBetween(1.0, 3.0);

        String before = newest.get("before").asText();
        String id = newest.get("messages").get(0).get("message_uuid").asText();
        JsonNode older = page("--before", before, "--limit", "84");
        assertThat(seqs(older))
                .containsExactlyElementsOf(rangeClosed(1, 84).boxed().toList());
        assertThat(older.has("before")).isFalse();
        assertThat(seqs(page("--before", id, "--limit", "1"))).containsExactly(84);

        Called text = SHELL.call("ddb", "get-conversation", SEEDED, "--limit", "2");
        assertThat(text.err()).isEmpty();
        assertThat(text.out()).contains("andrewbrown", "rule number thirteen", "--before ", "Consumed: 1 RCU");
    }

    @Test
    void shouldSayWhichConversationThereIsNot() {
        String unknown = UUID.randomUUID().toString();
        Called lost = SHELL.call("ddb", "get-conversation", unknown);
        assertThat(lost.exit()).isEqualTo(1);
        assertThat(lost.err()).hasLineCount(1).contains(unknown);

        Called misused = SHELL.call("ddb", "get-conversation", "5ae290ed");
        assertThat(misused.exit()).isEqualTo(2);
        assertThat(misused.err()).hasLineCount(1).contains("'5ae290ed' is no conversation's uuid");
    }

    @Test
    void shouldPrintWhatTheOriginalLeft() {
        String id = UUID.randomUUID().toString();
        Shell.tables(ELSEWHERE)
                .put(Stream.of("2023-03-20T08:00:00", "2023-03-20T08:01:00.5+00:00")
                        .map(time -> Item.keyed("MSG#" + id, time)
                                .with("message_uuid", UUID.randomUUID())
                                .with("message", "from " + time)
                                .with("user_handle", "bayko"))
                        .toList());

        Called found = Shell.onSite(ELSEWHERE).call("ddb", "get-conversation", id);

        assertThat(found.exit()).isZero();
        assertThat(found.out()).containsSubsequence("from 2023-03-20T08:00:00", "from 2023-03-20T08:01:00.5+00:00");
    }

    @Test
    void shouldCarryOutTheAccessPatternsAndLeaveNothing() {
        var before = keys();

        Called patterns = SHELL.call("ddb", "patterns", "--output", "json");

        assertThat(patterns.err()).isEmpty();
        assertThat(patterns.json())
                .extracting(
                        pattern -> pattern.get("pattern").asText(),
                        pattern -> pattern.get("rcu").asInt(),
                        pattern -> pattern.get("wcu").asInt())
                .containsExactly(
                        tuple("A", 3, 0), tuple("B", 1, 0), tuple("C", 0, 8), tuple("D", 1, 10), tuple("E", 0, 12));
        assertThat(patterns.json().getFirst().get("requests").get(0).asText()).startsWith("Query pk = MSG#" + SEEDED);
        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void shouldSayWhatIsWrongWithPostgres() {
        Called lost = SHELL.with("CONNECTION_URL", "postgresql://postgres:password@localhost:1/cruddur")
                .call("ddb", "list-conversations", "bayko");
        assertThat(lost.exit()).isEqualTo(4);
        assertThat(lost.out()).isEmpty();
        assertThat(lost.err()).contains("Postgres doesn't answer", "CONNECTION_URL");

        String url = SHELL.environment().get("CONNECTION_URL");
        Called empty = SHELL.with("CONNECTION_URL", url.replace("/cruddur", "/postgres"))
                .call("ddb", "list-conversations", "bayko");
        assertThat(empty.exit()).isEqualTo(1);
        assertThat(empty.err()).contains("conversations db schema-load");

        Called unknown = SHELL.call(
                "ddb", "seed", "--prod", "--endpoint-url", SHELL.environment().get("AWS_ENDPOINT_URL"));
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("PRODUCTION", "PROD_CONNECTION_URL");
        Called known = SHELL.with("PROD_CONNECTION_URL", url)
                .call(
                        "ddb",
                        "seed",
                        "--prod",
                        "--endpoint-url",
                        SHELL.environment().get("AWS_ENDPOINT_URL"));
        assertThat(known.exit()).isZero();
        assertThat(known.out()).containsPattern("messages sent +0");
    }

    private static int sent(Shell shell, String conversations, String messages) {
        Called seeded =
                shell.call("ddb", "seed", "--conversations", conversations, "--messages", messages, "--output", "json");
        assertThat(seeded.err()).isEmpty();
        return seeded.json().getFirst().get("messages_sent").asInt();
    }

    private static JsonNode page(String... options) {
        var arguments = new ArrayList<>(List.of("ddb", "get-conversation", SEEDED, "--output", "json"));
        arguments.addAll(List.of(options));
        return SHELL.call(arguments.toArray(String[]::new)).json().getFirst();
    }

    private static List<Integer> seqs(JsonNode page) {
        return page.get("messages").findValues("seq").stream()
                .map(JsonNode::asInt)
                .toList();
    }

    private static Set<Integer> numbers(List<JsonNode> items) {
        return items.stream().map(item -> item.get("n").asInt()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys() {
        return SHELL.call("ddb", "scan", "--output", "json").json().stream()
                .map(item -> item.get("pk").asText() + item.get("sk").asText())
                .collect(Collectors.toSet());
    }
}
