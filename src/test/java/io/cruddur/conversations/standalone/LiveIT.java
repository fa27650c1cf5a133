package io.cruddur.conversations.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.ServiceProcess;
import io.cruddur.conversations.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Two instances on one table, people who write through both, and clients that listen at both and are cut off all the time:
 * each of them ends with exactly what was said, and has been told everything, and nothing else.
 */
class LiveIT {

    private static final Logger LOG = Logger.getLogger(LiveIT.class);
    private static final int PEOPLE = 8;
    private static final int CLIENTS = Integer.getInteger("live.clients", 16);
    private static final int OPERATIONS = Integer.getInteger("live.operations", 600);
    private static final long SEED = Long.getLong("live.seed", 1);
    private static final Duration SETTLING = Duration.ofSeconds(2);

    /** How many clients come back a second, however many there are: each time the stores are read for all of the overlap. */
    private static final int COMING_BACK = 6;

    private final Site site = Site.get();

    @Test
    void shouldTellEverythingHoweverOftenClientsAreCutOff() throws Exception {
        var settings = site.environment(Map.of(
                // Both instances have one clock, so the overlap covers no more than commits that take long
                "CONVERSATIONS_EVENTS_STREAMS_OVERLAP", "15s",
                "CONVERSATIONS_EVENTS_STREAMS_HEARTBEAT", "7s"));
        settings.putAll(Site.UNLIMITED);
        try (var here = ServiceProcess.start(settings);
                var there = ServiceProcess.start(settings);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var town = new Town(site.world(here), site.world(there));
            var followers = town.followers();
            followers.forEach(Follower::begin);
            var writers = town.writers();

            var writing = new AtomicBoolean(true);
            var listening = followers.stream()
                    .map(follower -> submit(threads, () -> {
                        while (writing.get()) {
                            follower.listen();
                        }
                        return follower;
                    }))
                    .toList();
            try {
                join(writers.stream()
                        .map(writer -> submit(threads, () -> {
                            for (int i = 0; i < OPERATIONS / PEOPLE; i++) {
                                writer.act();
                            }
                            return writer;
                        }))
                        .toList());
            } finally {
                writing.set(false);
            }
            join(listening);
            Thread.sleep(SETTLING);
            followers.forEach(Follower::finish);

            int connections = followers.stream().mapToInt(Follower::connections).sum();
            long told = followers.stream().mapToLong(Follower::told).sum();
            LOG.infof("%d clients connected %d times, and were told %d times of messages", CLIENTS, connections, told);
            assertThat(connections).isGreaterThan(3 * CLIENTS);
            for (int client = 0; client < CLIENTS; client++) {
                Follower follower = followers.get(client);
                var theirs = town.conversationsOf(client % PEOPLE);
                assertThat(follower.ids()).isEqualTo(town.ids(writers, theirs));
                assertThat(follower.texts()).isEqualTo(town.texts(writers, theirs));
            }
        }
    }

    private static <T> Future<T> submit(ExecutorService threads, Callable<T> work) {
        return threads.submit(work);
    }

    private static void join(List<? extends Future<?>> work) throws Exception {
        for (var each : work) {
            each.get();
        }
    }

    /** Everybody, each two of whom have a conversation, and all of them a group. */
    private static final class Town {

        private final List<List<Person>> people = new ArrayList<>();
        private final Map<String, Set<Integer>> conversations = new HashMap<>();
        private final Map<String, String> beginnings = new HashMap<>();

        Town(World here, World there) {
            for (int i = 0; i < PEOPLE; i++) {
                Person person = here.person();
                people.add(List.of(person, new Person(there, person.handle(), person.displayName(), person.token())));
            }
        }

        List<Follower> followers() {
            return IntStream.range(0, CLIENTS)
                    .mapToObj(client -> new Follower(
                            people.get(client % PEOPLE),
                            Duration.ofSeconds(CLIENTS).dividedBy(COMING_BACK),
                            SEED + client))
                    .toList();
        }

        /** The first messages are said now; they are told as well. */
        List<Writer> writers() {
            for (int one = 0; one < PEOPLE; one++) {
                for (int other = 0; other < one; other++) {
                    begin(one, Set.of(one, other));
                }
            }
            begin(0, IntStream.range(0, PEOPLE).boxed().collect(Collectors.toSet()));
            return IntStream.range(0, PEOPLE)
                    .mapToObj(
                            who -> new Writer(people.get(who), conversationsOf(who), new Random(SEED + who).nextLong()))
                    .toList();
        }

        private void begin(int owner, Set<Integer> members) {
            var others = members.stream()
                    .filter(member -> member != owner)
                    .map(this::person)
                    .toArray(Person[]::new);
            String path = others.length == 1
                    ? person(owner).talkTo(others[0], "Hello")
                    : person(owner).group("All", others);
            conversations.put(path, members);
            beginnings.put(
                    path,
                    person(owner)
                            .get(path + "/messages")
                            .json()
                            .at("/items/0/text")
                            .asText());
        }

        private Person person(int who) {
            return people.get(who).getFirst();
        }

        List<String> conversationsOf(int who) {
            return conversations.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(who))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        }

        /** What was written, and that each conversation began. */
        Set<String> ids(List<Writer> writers, List<String> paths) {
            return Stream.concat(
                            paths.stream().map(path -> id(path) + "-1.0-message.created"),
                            paths.stream()
                                    .map(Town::id)
                                    .flatMap(id -> writers.stream().flatMap(writer -> writer.ids(id).stream())))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        Map<String, String> texts(List<Writer> writers, List<String> paths) {
            var ids = paths.stream().map(Town::id).toList();
            var texts = new HashMap<String, String>();
            writers.forEach(writer -> texts.putAll(writer.texts()));
            texts.keySet().removeIf(which -> ids.stream().noneMatch(which::startsWith));
            paths.forEach(path -> texts.put(id(path) + "-1", beginnings.get(path)));
            return texts;
        }

        private static String id(String path) {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
