package io.cruddur.conversations.user;

/** The name that people address each other by: case-sensitive, without the {@code @}. Anything may be asked for. */
public record Handle(String value) {

    @Override
    public String toString() {
        return value;
    }
}
