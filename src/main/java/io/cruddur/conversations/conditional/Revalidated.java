package io.cruddur.conversations.conditional;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that produces JSON whose answers have an {@code ETag}, and are a 304 without a body for whoever has the same
 * already. The reading costs the stores the same; what is saved is the way to the client.
 */
@NameBinding
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Revalidated {}
