package io.cruddur.conversations.live;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps tickets out of traces, which have the queries of URLs. */
@ApplicationScoped
class HideTickets implements SpanProcessor {

    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    private static final Pattern TICKET = Pattern.compile("(?<=^|&)ticket=[^&]*");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        @Nullable String query = span.getAttribute(QUERY);
        if (query != null && query.contains("ticket")) {
            span.setAttribute(QUERY, TICKET.matcher(query).replaceAll("ticket=hidden"));
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
