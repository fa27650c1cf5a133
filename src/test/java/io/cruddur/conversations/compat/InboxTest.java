package io.cruddur.conversations.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of conversations while so many are busy that their rows stay behind their newest messages. */
@QuarkusTest
class InboxTest {

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    World world;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
    }

    @Test
    void shouldOrderBusyConversationsByTheirLastMessages() {
        Person ada = world.person();
        List<Person> friends = Stream.generate(world::person).limit(30).toList();
        friends.forEach(friend -> ada.tell(friend, "first"));

        var order = new ArrayList<>(friends);
        Collections.shuffle(order, new Random(7));
        for (int i = 0; i < order.size(); i++) {
            Person friend = order.get(i);
            String message = "second " + i;
            if (i % 2 == 0) {
                friend.tell(ada, message);
            } else {
                ada.tell(friend, message);
            }
        }

        var newest = order.reversed().subList(0, 20);
        var groups = ada.groups();
        assertThat(groups.findValuesAsText("handle"))
                .isEqualTo(newest.stream().map(Person::handle).toList());
        assertThat(groups.findValuesAsText("created_at")).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(groups.findValuesAsText("message").getFirst()).isEqualTo("second 29");
        assertThat(groups.findValuesAsText("message").getLast()).isEqualTo("second 10");
    }
}
