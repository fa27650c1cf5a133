package io.cruddur.conversations.bench;

/** Where the attributes of an item are put, whatever becomes of them. */
interface Attributes {

    Attributes text(String name, String value);

    Attributes number(String name, long value);

    Attributes flag(String name, boolean value);
}
