package io.cruddur.conversations.conditional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tags answers, and leaves out those that the client has.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2">RFC 9110, If-None-Match</a>
 */
@Singleton
class Revalidation {

    private final ObjectMapper mapper;

    Revalidation(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Revalidated
    @ServerResponseFilter
    void tag(ContainerRequestContext request, ContainerResponseContext response) throws JsonProcessingException {
        if (response.getStatus() != Status.OK.getStatusCode() || !response.hasEntity()) {
            return;
        }
        byte[] body = mapper.writeValueAsBytes(response.getEntity());
        Tag tag = Tag.of(body);
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag.toString());
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        var known = EntityTags.parse(request.getHeaders().getOrDefault(HttpHeaders.IF_NONE_MATCH, List.of()));
        if (known.isPresent() && known.get().has(tag.opaque())) {
            response.setStatus(Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
        } else {
            response.setEntity(body);
        }
    }
}
