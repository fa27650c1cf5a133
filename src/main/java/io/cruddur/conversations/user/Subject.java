package io.cruddur.conversations.user;

/** The {@code sub} of a token: the identity provider's name for a person, {@code cognito_user_id} in Postgres. */
public record Subject(String value) {

    /** What a user who has never been matched with the identity provider has in its place; nobody's {@code sub}. */
    static final String UNMATCHED = "MOCK";
}
