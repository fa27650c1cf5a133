package io.cruddur.conversations.devservices;

/** Where DynamoDB and PostgreSQL come from: the values of {@code conversations.devservices}. */
enum Engines {
    /** Containers when a Docker engine answers and has (or can soon get) the images, else embedded. */
    AUTO,
    /** Child processes, no Docker. */
    EMBEDDED,
    /** Containers, or a failure that says why not. */
    CONTAINERS,
    /** No dev services at all, not even the issuer. */
    OFF
}
