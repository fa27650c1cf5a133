package io.cruddur.conversations.live;

import io.vertx.ext.web.RoutingContext;

/** The connection that a stream goes out by, whatever is being sent. */
record Wire(RoutingContext request) {

    /** Whether the client has gone: of one that went before its stream was answered nobody else is told. */
    boolean isCut() {
        return request.response().closed();
    }

    void hangUp() {
        request.request().connection().close();
    }
}
