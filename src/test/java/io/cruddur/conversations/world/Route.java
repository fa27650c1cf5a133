package io.cruddur.conversations.world;

import java.net.http.HttpRequest.BodyPublishers;

/**
 * Something that can be asked of the service.
 *
 * @param path with variables in braces
 * @param body JSON with variables in braces, or empty for none
 */
public record Route(String method, String path, String body) {

    /** The same with a variable's value. */
    public Route with(String variable, String value) {
        String name = "{" + variable + "}";
        return new Route(method, path.replace(name, value), body.replace(name, value));
    }

    /** What it is called in the API's description. */
    public String name() {
        return method + " " + path;
    }

    /** What is answered to a caller whose pages are of that origin; whatever state a message is in will do. */
    public Answer ask(Person caller, String origin) {
        var request = caller.request(path).header("Origin", origin).header("If-Match", "*");
        return caller.send(
                body.isEmpty()
                        ? request.method(method, BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body)));
    }
}
