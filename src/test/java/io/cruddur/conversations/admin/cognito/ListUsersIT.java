package io.cruddur.conversations.admin.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.standalone.Shell;
import io.cruddur.conversations.standalone.Shell.Called;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who can sign in, all of them. */
class ListUsersIT {

    private final Pool pool = new Pool();
    private final Shell shell = new Shell(Map.of(
            "AWS_COGNITO_USER_POOL_ID", Pool.ID, "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local"));

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void shouldListEveryPageThoughItIsThrottled() {
        for (int i = 0; i < 130; i++) {
            pool.add(i == 77 ? null : "handle" + i, "subject-" + i);
        }

        Called listed = list(shell, "--output=json");

        assertThat(listed.err()).isEmpty();
        assertThat(listed.exit()).isZero();
        var users = listed.json();
        assertThat(users).hasSize(130);
        assertThat(users.get(129).get("preferred_username").asText()).isEqualTo("handle129");
        assertThat(users.get(77).has("preferred_username")).isFalse();
        assertThat(users.get(77).get("sub").asText()).isEqualTo("subject-77");
        assertThat(pool.calls()).isEqualTo(4);
    }

    @Test
    void shouldListForPeople() {
        pool.add("bayko", "subject-1");
        pool.add(null, "subject-2");

        assertThat(list(shell).out())
                .startsWith("PREFERRED USERNAME")
                .containsPattern("bayko +subject-1 +user-subject-1 .*CONFIRMED")
                .containsPattern("\n +subject-2 ");
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertRefused(2, "AWS_COGNITO_USER_POOL_ID", list(shell.without("AWS_COGNITO_USER_POOL_ID")));
        assertRefused(2, "nonsense", list(shell, "--user-pool=nonsense"));
        assertRefused(1, "ca-central-1_Other", list(shell, "--user-pool=ca-central-1_Other"));
        assertRefused(
                3, "credentials", list(shell.without("AWS_ACCESS_KEY_ID").with("AWS_EC2_METADATA_DISABLED", "true")));
        assertRefused(
                4, "localhost:1", shell.call("cognito", "list-users", "--cognito-endpoint-url=http://localhost:1"));
    }

    private Called list(Shell shell, String... options) {
        var command = new ArrayList<>(List.of("cognito", "list-users", "--cognito-endpoint-url=" + pool.address()));
        command.addAll(List.of(options));
        return shell.call(command.toArray(String[]::new));
    }

    private static void assertRefused(int exit, String why, Called called) {
        assertThat(called.exit()).as(called.err()).isEqualTo(exit);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).hasLineCount(1).contains(why);
    }
}
