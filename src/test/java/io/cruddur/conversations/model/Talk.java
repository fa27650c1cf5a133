package io.cruddur.conversations.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A conversation of the model: who is in it, who came first first, and what was said. */
final class Talk {

    private static final Duration EDITABLE = Duration.ofHours(24);
    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    final int number;
    final String id;
    final boolean group;
    String title;
    final Map<Someone, Part> parts = new LinkedHashMap<>();
    final List<Said> said = new ArrayList<>();

    private Talk(int number, String id, boolean group, String title, Stream<Someone> founders) {
        this.number = number;
        this.id = id;
        this.group = group;
        this.title = title;
        // They all came at once.
        founders.sorted(Comparator.comparing(Someone::id)).forEach(founder -> parts.put(founder, new Part(false, 0)));
    }

    static Talk direct(int number, String id, Someone one, Someone other) {
        return new Talk(number, id, false, "", Stream.of(one, other));
    }

    static Talk group(int number, String id, String title, Someone owner, List<Someone> others) {
        var talk = new Talk(number, id, true, title, Stream.concat(Stream.of(owner), others.stream()));
        talk.parts.get(owner).owner = true;
        return talk;
    }

    String path() {
        return "/v1/conversations/" + id;
    }

    /** When the next message is written. */
    Instant next(Instant now) {
        Instant earliest =
                said.isEmpty() ? Instant.EPOCH : said.getLast().instant().plus(MICROSECOND);
        return now.isAfter(earliest) ? now : earliest;
    }

    String path(Said message) {
        return path() + "/messages/" + message.id;
    }

    boolean has(Someone person) {
        return parts.containsKey(person);
    }

    boolean isBetween(Someone one, Someone other) {
        return !group && has(one) && has(other);
    }

    /** One more message: its author has read it, and it brings the conversation back to who put it away without muting it. */
    void say(Said message) {
        said.add(message);
        parts.forEach((person, part) -> {
            boolean own = person.equals(message.author);
            part.archived = part.archived && part.muted && !own;
            part.read = own ? said.size() : part.read;
        });
    }

    void join(Someone person) {
        parts.put(person, new Part(false, said.size()));
    }

    /** A group that has lost its last owner belongs to whoever has been there longest. */
    void leave(Someone person) {
        parts.remove(person);
        if (parts.values().stream().noneMatch(part -> part.owner)) {
            parts.values().stream().findFirst().ifPresent(senior -> senior.owner = true);
        }
    }

    int statusOfSending(Someone author) {
        return !has(author) ? 404 : parts.get(author).blocked ? 403 : 201;
    }

    int statusOfEditing(Someone editor, Said message, String[] seen, Instant now, String text) {
        int status = statusOfChanging(editor, message, seen, now, message.deleted ? 409 : 200);
        return status == 200 && parts.get(editor).blocked ? 403 : status;
    }

    int statusOfDeleting(Someone deleter, Said message, String[] seen, Instant now) {
        return statusOfChanging(deleter, message, seen, now, 204);
    }

    /** Who may see, what they have seen, whose it is, and for how long it may be changed. */
    private int statusOfChanging(Someone person, Said message, String[] seen, Instant now, int possible) {
        if (!has(person) || said.indexOf(message) < parts.get(person).hidden) {
            return 404;
        }
        if (seen.length == 0) {
            return 428;
        }
        if (!message.event.isEmpty() || !message.author.equals(person)) {
            return 403;
        }
        if (possible >= 400) {
            return possible;
        }
        if (!List.of("*", message.tag()).contains(seen[1])) {
            return 412;
        }
        boolean tooLate = !message.deleted && now.isAfter(message.instant().plus(EDITABLE));
        return tooLate ? 403 : possible;
    }

    int statusOfRenaming(Someone actor) {
        return !has(actor) ? 404 : group ? 200 : 409;
    }

    int statusOfAdding(Someone actor) {
        int status = statusOfRenaming(actor);
        return status == 200 && !parts.get(actor).owner ? 403 : status;
    }

    int statusOfRemoving(Someone actor, Someone removed) {
        int status = actor.equals(removed) ? statusOfRenaming(actor) : statusOfAdding(actor);
        return status == 200 ? 204 : status;
    }

    /** What somebody sees of it. */
    List<Line> visible(Someone reader) {
        return IntStream.range(parts.get(reader).hidden, said.size())
                .mapToObj(i -> said.get(i).line(i + 1))
                .toList();
    }

    /** A page of what somebody sees, at a message of this or another conversation. */
    Sheet sheet(Someone reader, View.Side side, Said at, int limit) {
        List<Line> visible = visible(reader);
        int size = visible.size();
        return switch (side) {
            case NEWEST -> Sheet.cut(visible, Math.max(0, size - limit), size);
            case BEFORE -> {
                int end = count(visible, line -> line.at().compareTo(at.at) < 0);
                yield Sheet.cut(visible, Math.max(0, end - limit), end);
            }
            case AFTER -> {
                int start = count(visible, line -> line.at().compareTo(at.at) <= 0);
                yield Sheet.cut(visible, start, Math.min(size, start + limit));
            }
            case AROUND -> around(visible, count(visible, line -> line.at().compareTo(at.at) <= 0), limit);
            case AROUND_UNREAD -> around(visible, count(visible, line -> line.seq() <= parts.get(reader).read), limit);
        };
    }

    /** The bigger half of a page is before the middle, and what is missing there is made up for after it. */
    private static Sheet around(List<Line> visible, int middle, int limit) {
        int start = Math.max(0, middle - (limit - limit / 2));
        return Sheet.cut(visible, start, Math.min(visible.size(), start + limit));
    }

    private static int count(List<Line> visible, Predicate<Line> condition) {
        return (int) visible.stream().filter(condition).count();
    }

    /** How somebody's inbox shows it. */
    Row row(Someone reader) {
        Part part = parts.get(reader);
        Said last = said.getLast();
        return new Row(
                id,
                group ? "group" : "direct",
                title,
                parts.keySet().stream()
                        .filter(person -> !person.equals(reader))
                        .map(Someone::handle)
                        .toList(),
                last.id,
                said.size(),
                last.author.id(),
                last.preview(),
                last.at,
                said.size() - part.read,
                part.read,
                part.muted,
                part.archived);
    }

    @Override
    public String toString() {
        return "c" + number;
    }
}
