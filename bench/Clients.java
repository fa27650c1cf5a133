import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The people of bench/events, all in one process, which Java runs from this source with the application's own libraries. It
 * takes where Postgres and the issuer are, and then {@code delays <service> <other> <sends> <before>}, or {@code streams
 * <service> <people> <each>}, which holds its streams until its input ends.
 */
final class Clients {

    private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(THREADS)
            .build();
    private static final int AT_ONCE = 16;
    private static final int MOST_REFUSALS = 10;
    private static final long PATIENCE_SECONDS = 120;

    private final String postgres;
    private final String issuer;

    private Clients(String postgres, String issuer) {
        this.postgres = postgres;
        this.issuer = issuer;
    }

    static void main(String[] args) throws Exception {
        var clients = new Clients(args[0], args[1]);
        switch (args[2]) {
            case "delays" -> clients.delays(args[3], args[4], Integer.parseInt(args[5]), Integer.parseInt(args[6]));
            case "streams" -> clients.streams(args[3], Integer.parseInt(args[4]), Integer.parseInt(args[5]));
            default -> throw new IllegalArgumentException(args[2]);
        }
        System.exit(0);
    }

    /**
     * One person sends at one place, the other listens at the other. Prints a line for each send but the first ones: how many
     * microseconds passed from the answer to the event, and from the request to the event.
     */
    private void delays(String service, String other, int sends, int before) throws Exception {
        var people = people(2);
        Person ada = people.getFirst();
        Person bob = people.getLast();
        String conversation = ada.talkTo(bob, service);
        try (var stream = new Stream(bob, other)) {
            stream.awaitCaughtUp();
            for (int i = -before; i < sends; i++) {
                String text = "Message " + UUID.randomUUID();
                var arrival = stream.expect(text);
                long begun = System.nanoTime();
                ada.post(service + conversation + "/messages", "{\"text\":\"" + text + "\"}");
                long answered = System.nanoTime();
                long arrived = arrival.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (i >= 0) {
                    System.out.println((arrived - answered) / 1000 + " " + (arrived - begun) / 1000);
                }
                // Not in step with anything that beats
                Thread.sleep((long) (Math.random() * 20));
            }
        }
    }

    /**
     * Opens so many streams for each person, and says {@code open} when all have caught up. Then, for each line of input, it
     * has somebody written to, and says how many of their streams heard it, how many microseconds after the answer the last of
     * them did, and how many of all streams have ended.
     */
    private void streams(String service, int count, int each) throws Exception {
        var people = people(count);
        var turn = new Semaphore(AT_ONCE);
        var streams = new ArrayList<Future<Stream>>();
        for (int i = 0; i < count * each; i++) {
            Person person = people.get(i % count);
            turn.acquire();
            streams.add(THREADS.submit(() -> {
                try {
                    return insist(person, service);
                } finally {
                    turn.release();
                }
            }));
        }
        var open = new ArrayList<Stream>();
        for (var stream : streams) {
            open.add(stream.get());
        }
        System.out.println("open");
        while (System.in.read() == '\n') {
            check(people, open, service);
        }
    }

    /** Comes back when it is refused, as clients do. */
    private static Stream insist(Person person, String service) throws Exception {
        for (int again = 0; ; again++) {
            var stream = new Stream(person, service);
            try {
                stream.awaitCaughtUp();
                return stream;
            } catch (ExecutionException e) {
                System.err.println("A stream has to come back: " + e.getCause().getMessage());
                if (again == MOST_REFUSALS) {
                    throw e;
                }
                Thread.sleep(1000);
            }
        }
    }

    private static void check(List<Person> people, List<Stream> streams, String service) throws Exception {
        Person writer = people.getFirst();
        Person reader = people.getLast();
        String text = "Message " + UUID.randomUUID();
        var arrivals = streams.stream()
                .filter(stream -> stream.person.equals(reader))
                .map(stream -> stream.expect(text))
                .toList();
        String conversation = writer.talkTo(reader, service);
        writer.post(service + conversation + "/messages", "{\"text\":\"" + text + "\"}");
        long answered = System.nanoTime();
        long last = answered;
        for (var arrival : arrivals) {
            last = Math.max(last, arrival.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        long ended = streams.stream().filter(stream -> stream.ended).count();
        System.out.println(arrivals.size() + " " + (last - answered) / 1000 + " " + ended);
    }

    /** So many people whom nobody knows yet. */
    private List<Person> people(int count) throws Exception {
        String run = "b" + UUID.randomUUID().toString().substring(0, 8);
        var handles = IntStream.range(0, count).mapToObj(i -> run + "-" + i).toList();
        var vertx = Vertx.vertx();
        var rows = handles.stream()
                .map(handle -> Tuple.of("Person", handle, handle + "@example.org", subject(handle)))
                .toList();
        PgConnection.connect(vertx, postgres)
                .compose(connection -> connection
                        .preparedQuery("INSERT INTO public.users (display_name, handle, email, cognito_user_id)"
                                + " VALUES ($1, $2, $3, $4)")
                        .executeBatch(rows))
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        vertx.close();
        var people = new ArrayList<Person>();
        for (String handle : handles) {
            var request = HttpRequest.newBuilder(URI.create(issuer + "/token/" + handle)).build();
            people.add(new Person(handle, HTTP.send(request, BodyHandlers.ofString()).body()));
        }
        return people;
    }

    /** What the issuer calls somebody. */
    private static String subject(String handle) {
        return UUID.nameUUIDFromBytes(("dev:" + handle).getBytes(StandardCharsets.UTF_8)).toString();
    }

    private record Person(String handle, String token) {

        HttpRequest.Builder request(String url) {
            return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
        }

        HttpResponse<String> post(String url, String body) throws Exception {
            var response = HTTP.send(
                    request(url)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(url + " answers " + response.statusCode() + " " + response.body());
            }
            return response;
        }

        /** The path of their conversation. */
        String talkTo(Person other, String service) throws Exception {
            var answer = post(service + "/v1/conversations", "{\"participants\":[\"" + other.handle + "\"]}");
            return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
        }
    }

    /** Somebody's stream of events, of which it knows when an expected text came. */
    private static final class Stream implements Flow.Subscriber<String>, AutoCloseable {

        private record Expected(String text, CompletableFuture<Long> arrival) {}

        private static final Expected NOTHING = new Expected("nothing is expected", new CompletableFuture<>());

        final Person person;
        volatile boolean ended;
        private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
        private volatile Expected expected = NOTHING;
        private Flow.Subscription lines;

        Stream(Person person, String service) {
            this.person = person;
            HTTP.sendAsync(person.request(service + "/v1/events").build(), this::receive)
                    .whenComplete((_, failure) -> end(failure == null ? new IllegalStateException("it ended") : failure));
        }

        private HttpResponse.BodySubscriber<Void> receive(HttpResponse.ResponseInfo response) {
            if (response.statusCode() != 200) {
                end(new IllegalStateException("it is refused with " + response.statusCode()));
            }
            return HttpResponse.BodySubscribers.fromLineSubscriber(this, _ -> null, StandardCharsets.UTF_8, "\n");
        }

        private void end(Throwable cause) {
            ended = true;
            caughtUp.completeExceptionally(cause);
        }

        void awaitCaughtUp() throws Exception {
            caughtUp.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        CompletableFuture<Long> expect(String text) {
            var arrival = new CompletableFuture<Long>();
            expected = new Expected(text, arrival);
            return arrival;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            lines = subscription;
            lines.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            long now = System.nanoTime();
            if (line.startsWith("data:") && line.contains(expected.text)) {
                expected.arrival.complete(now);
            } else if (line.startsWith("event:caught-up")) {
                caughtUp.complete(null);
            }
        }

        @Override
        public void onError(Throwable failure) {
            end(failure);
        }

        @Override
        public void onComplete() {}

        @Override
        public void close() {
            lines.cancel();
        }
    }
}
