package io.cruddur.conversations.compat;

import java.util.List;

/** An answer of this face that is an error: a status and the codes that the client shows. */
final class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<String> codes;

    ApiFailure(int status, List<String> codes) {
        super(status + " " + codes, null, false, false);
        this.status = status;
        this.codes = List.copyOf(codes);
    }

    int status() {
        return status;
    }

    List<String> codes() {
        return codes;
    }
}
