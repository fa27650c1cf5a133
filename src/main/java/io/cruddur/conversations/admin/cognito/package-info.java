/** Who is who at the identity provider: Cognito's user pool, or in dev mode the issuer that stands in for it. */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.admin.cognito;
