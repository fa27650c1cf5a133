package io.cruddur.conversations.admin.doctor;

/** Something that belongs to what is looked at can't be read, which is found where it is itself looked at. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String key, Throwable cause) {
        super(key, cause);
    }
}
