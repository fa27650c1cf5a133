package io.cruddur.conversations.problem;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The pages that the types of problems point to, made from the catalogue. */
@Path("/problems")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
class ProblemPages {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%s</title>
            <style>body { font: 1rem/1.5 system-ui; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }</style>
            <h1>%1$s</h1>
            %s
            </html>
            """;

    /** All of them. */
    @GET
    @Operation(hidden = true)
    public String index() {
        String rows = Stream.of(Kind.values())
                .map(kind -> "<li>%d <a href=\"/problems/%s\">%s</a></li>"
                        .formatted(kind.status(), kind.slug(), html(kind.title())))
                .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
        return PAGE.formatted("Problems", rows);
    }

    /** One of them. */
    @GET
    @Path("/{slug}")
    @Operation(hidden = true)
    public String page(@RestPath String slug) {
        Kind kind = Kind.ofSlug(slug).orElseThrow(NotFoundException::new);
        String body = "<p>Status %d. %s</p>\n<p><a href=\"/problems\">All problems</a></p>"
                .formatted(kind.status(), html(kind.advice()));
        return PAGE.formatted(html(kind.title()), body);
    }

    /** The one thing of Markdown that advice has is code. */
    private static String html(String markdown) {
        return markdown.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("`([^`]*)`", "<code>$1</code>");
    }
}
