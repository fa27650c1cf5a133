package io.cruddur.conversations.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What has been answered, by status, and how soon. */
final class Tally {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DIGITS = 3;

    /** For requests that got no answer. */
    static final int NONE = 0;

    private final Map<Integer, Histogram> micros = new TreeMap<>();

    void add(int status, long nanos) {
        micros.computeIfAbsent(status, _ -> new Histogram(DIGITS)).recordValue(Math.max(0, nanos / 1000));
    }

    /** How many of them had that status. */
    long count(int status) {
        return micros.containsKey(status) ? micros.get(status).getTotalCount() : 0;
    }

    /** How many there have been. */
    long count() {
        return micros.values().stream().mapToLong(Histogram::getTotalCount).sum();
    }

    /** All of it as JSON, milliseconds by status and percentile. */
    ObjectNode report(double seconds) {
        var report = JSON.createObjectNode().put("seconds", seconds);
        var answers = report.putObject("answers");
        micros.forEach((status, times) -> answers.putObject(String.valueOf(status))
                .put("count", times.getTotalCount())
                .put("mean_ms", times.getMean() / 1000)
                .put("p50_ms", times.getValueAtPercentile(50) / 1000.0)
                .put("p90_ms", times.getValueAtPercentile(90) / 1000.0)
                .put("p99_ms", times.getValueAtPercentile(99) / 1000.0)
                .put("max_ms", times.getMaxValue() / 1000.0));
        return report;
    }
}
