package io.cruddur.conversations.problem;

import java.util.Map;

/** How one face of the service tells its clients of problems. Where no bean of this type speaks, it is RFC 9457. */
public interface Dialect {

    /** Whether requests for this path are answered in this dialect. */
    boolean speaks(String path);

    Told tell(Problem problem);

    /**
     * A problem as it is answered.
     *
     * @param body written as JSON
     */
    record Told(int status, String mediaType, Object body, Map<String, String> headers) {

        public Told {
            headers = Map.copyOf(headers);
        }
    }
}
