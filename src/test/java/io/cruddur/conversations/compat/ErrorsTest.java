package io.cruddur.conversations.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a post, or with who posts or reads, told byte for byte. */
@QuarkusTest
class ErrorsTest {

    private static final String EMOJI = "\uD83D\uDE00";

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    World world;
    Person ada;
    Person bob;
    Person eve;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
        ada = world.person();
        bob = world.person();
        eve = world.person();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // missing
                ",'message':null",
                ",'message':1",
                ",'message':true",
                ",'message':{'text':'Hello'}",
                ",'message':['Hello']",
                ",'message':''",
                ",'message':' '",
                ",'message':' \\t\\r\\n '",
                ",'message':'\\u00a0'",
                ",'message':'\\u2003\\u2028\\u3000'"
            })
    void shouldRefuseABlankMessage(String message) {
        String group = ada.tell(bob, "Hello");

        for (String target : List.of("'handle':'" + bob.handle() + "'", "'message_group_uuid':'" + group + "'")) {
            assertAnswer(ada.post(json("{" + target + message + "}")), 422, "['message_blank']");
        }
        assertThat(ada.messages(group)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", EMOJI})
    void shouldCountCodePoints(String character) {
        String group = ada.tell(bob, character.repeat(1024));

        assertThat(ada.post(Person.toGroup(group, character.repeat(1024))).status())
                .isEqualTo(200);
        for (String body :
                List.of(Person.toPerson(bob, character.repeat(1025)), Person.toGroup(group, character.repeat(1025)))) {
            assertAnswer(ada.post(body), 422, "['message_exceed_max_chars_1024']");
        }
        assertThat(ada.messages(group).findValuesAsText("message"))
                .containsExactly(character.repeat(1024), character.repeat(1024));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  outer spaces\n",
                "two\r\nlines\tand a tab",
                EMOJI + " and \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "combined: e\u0301, composed: \u00E9",
                "nothing\u0000here",
                "\uFEFF\u202Ejust \uFFFF",
                "<b>\"&amp;\\</b>"
            })
    void shouldKeepAMessageVerbatim(String message) {
        String group = ada.tell(bob, message);

        assertThat(ada.post(Person.toGroup(group, message))
                        .json()
                        .get("message")
                        .asText())
                .isEqualTo(message);
        assertThat(bob.messages(group).findValuesAsText("message")).containsExactly(message, message);
        assertThat(bob.groups().findValuesAsText("message")).containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'message':'Hello'
                    'handle':null,                    'message':'Hello'
                    'handle':7,                       'message':'Hello'
                    'handle':['$bob'],                'message':'Hello'
                    'handle':'',                      'message':'Hello'
                    'handle':' ',                     'message':'Hello'
                    'handle':'nobody-of-that-name',   'message':'Hello'
                    'handle':'$ada',                  'message':'Hello'
                    'handle':'@$bob',                 'message':'Hello'
                    'handle':' $bob',                 'message':'Hello'
                    'handle':'$BOB',                  'message':'Hello'
                    'handle':'$bob\\u0000',           'message':'Hello'
                    'handle':'\\ud800',               'message':'Hello'
                    'message_group_uuid':null,        'message':'Hello'
                    """)
    void shouldRefuseToWriteToNobody(String fields) {
        assertAnswer(post(fields), 422, "['user_reciever_handle_blank']");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'message_group_uuid':'','message':'Hello'                  | 'message_group_uuid_blank'
                    'message_group_uuid':'','handle':'$bob','message':'Hello'  | 'message_group_uuid_blank'
                    'message_group_uuid':''                                    | 'message_group_uuid_blank','message_blank'
                    'message_group_uuid':'','handle':'$ada','message':' '      | 'message_group_uuid_blank','message_blank'
                    'message_group_uuid':'','message':'$long'                  | 'message_group_uuid_blank','message_exceed_max_chars_1024'
                    'message_group_uuid':null,'message':' '                    | 'user_reciever_handle_blank','message_blank'
                    'handle':'$ada'                                            | 'user_reciever_handle_blank','message_blank'
                    'handle':'$ada','message':'$long'                          | 'user_reciever_handle_blank','message_exceed_max_chars_1024'
                    'message':'$long'                                          | 'user_reciever_handle_blank','message_exceed_max_chars_1024'
                    ``                                                         | 'user_reciever_handle_blank','message_blank'
                    """)
    void shouldTellAllThatIsWrong(String fields, String codes) {
        assertAnswer(post(fields), 422, "[" + codes + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "{}",
                "'@$bob'",
                "'no uuid'",
                "'1-1-1-1-1'",
                "'$group '",
                "'{$group}'",
                "'5ae290ed-55d1-47a0-bc6d-fe2bc27003990'",
                "'5ae290ed-55d1-47a0-bc6d_fe2bc2700399'",
                "'$group\\u0000'"
            })
    void shouldForbidWhatIsNoGroup(String group) {
        String mine = ada.tell(bob, "Hello");

        assertAnswer(
                post("'message_group_uuid':" + group.replace("$group", mine) + ",'message':'Hello','handle':'$bob'"),
                403,
                "['generic_403']");
        assertThat(ada.messages(mine)).hasSize(1);
    }

    @Test
    void shouldTakeTheHandleWhenTheGroupIsNull() {
        Answer answer = post("'message_group_uuid':null,'handle':'$bob','message':'Hello'");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(bob.groups()).hasSize(1);
    }

    @Test
    void shouldTakeTheGroupWhateverTheHandle() {
        String group = ada.tell(bob, "Hello");

        assertThat(post("'message_group_uuid':'" + group + "','handle':'$ada','message':'again'")
                        .status())
                .isEqualTo(200);
        assertThat(ada.messages(group)).hasSize(2);
    }

    @Test
    void shouldKnowAGroupInUpperCase() {
        String group = ada.tell(bob, "Hello").toUpperCase(Locale.ROOT);

        assertThat(ada.post(Person.toGroup(group, "again"))
                        .json()
                        .get("message_group_uuid")
                        .asText())
                .isEqualTo(group.toLowerCase(Locale.ROOT));
        assertThat(ada.messages(group)).hasSize(2);
    }

    @Test
    void shouldNotTellAGroupOfOthersFromNone() {
        String theirs = ada.tell(bob, "Between us");
        String none = UUID.randomUUID().toString();

        Answer forbidden = eve.post(Person.toGroup(theirs, "Hello"));
        assertAnswer(forbidden, 403, "['generic_403']");
        assertSame(forbidden, eve.post(Person.toGroup(none, "Hello")));
        assertSame(eve.post(Person.toGroup(theirs, " ")), eve.post(Person.toGroup(none, " ")));

        Answer empty = eve.get("/api/messages/" + theirs);
        assertNothing(empty);
        for (String path :
                List.of(none, "@" + ada.handle(), "anything", "1-1-1-1-1", "%F0%9F%98%80", "a%20b", "%00", "a%2Fb")) {
            assertSame(empty, eve.get("/api/messages/" + path));
        }
        assertThat(ada.messages(theirs)).hasSize(1);
    }

    @Test
    void shouldKnowNobodyBehindAStrangersToken() {
        String group = ada.tell(bob, "Hello");
        Person stranger =
                world.bearer(world.issuer().accessToken(UUID.randomUUID().toString()));

        for (String body : List.of(Person.toPerson(bob, "Hello"), Person.toGroup(group, "Hello"), "{}")) {
            assertAnswer(stranger.post(body), 422, "['cognito_user_id_blank']");
        }
        assertNothing(stranger.get("/api/message_groups"));
        assertNothing(stranger.get("/api/messages/" + group));
    }

    private Answer post(String fields) {
        return ada.post(json("{" + fields + "}")
                .replace("$ada", ada.handle())
                .replace("$bob", bob.handle())
                .replace("$BOB", bob.handle().toUpperCase(Locale.ROOT))
                .replace("$long", "x".repeat(1025)));
    }

    private static void assertSame(Answer one, Answer other) {
        assertThat(other.status()).isEqualTo(one.status());
        assertThat(other.body()).isEqualTo(one.body());
        assertThat(dateless(other)).isEqualTo(dateless(one));
    }

    private static Map<String, List<String>> dateless(Answer answer) {
        var headers = new HashMap<>(answer.headers().map());
        headers.remove("date");
        return headers;
    }

    private static void assertNothing(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[]");
    }

    private static void assertAnswer(Answer answer, int status, String body) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(json(body));
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/json");
    }

    /** JSON with ' for ". */
    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
