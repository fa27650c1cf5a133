/**
 * What dev mode and tests need around the application: DynamoDB Local, PostgreSQL and an issuer of Cognito-shaped
 * tokens. Nothing depends on this package, it depends on none of ours, and it is left out of the packaged application.
 */
@NullMarked
package io.cruddur.conversations.devservices;

import org.jspecify.annotations.NullMarked;
