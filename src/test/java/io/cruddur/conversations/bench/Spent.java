package io.cruddur.conversations.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a JVM has spent, in all or on a request.
 *
 * @param cpu nanoseconds, of the system as well
 * @param bytes allocated, until the last collection of garbage
 */
record Spent(double cpu, double bytes) {

    private static final Pattern COLLECTION = Pattern.compile("DefNew: (\\d+)K\\(\\d+K\\)->(\\d+)K");
    private static final int KIB = 1024;

    /** So far, by a process that writes that log of what its young generation has ({@code -Xlog:gc+heap}). */
    static Spent by(ProcessHandle process, Path log) {
        long bytes = 0;
        long left = 0;
        try {
            var collections = COLLECTION.matcher(Files.readString(log));
            while (collections.find()) {
                bytes += KIB * (Long.parseLong(collections.group(1)) - left);
                left = Long.parseLong(collections.group(2));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Spent(
                process.info().totalCpuDuration().map(Duration::toNanos).orElseThrow(), bytes);
    }

    /** Since then, for each of so many requests. */
    Spent since(Spent before, long requests) {
        return new Spent((cpu - before.cpu) / requests, (bytes - before.bytes) / requests);
    }
}
