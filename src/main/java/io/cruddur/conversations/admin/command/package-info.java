/**
 * The commands as a whole: the root they hang on, how they are read, and how they end.
 *
 * <p>A command is a class with {@code @Command}, in the package of what it is about:
 *
 * <ul>
 *   <li>It holds the options and prints the result, and is named in the {@code subcommands} of its group ({@code Ddb}) or of
 *       the root ({@link io.cruddur.conversations.admin.command.Conversations}). {@code --help} and the completion know it
 *       then. Types of arguments that aren't Java's own are read by {@link
 *       io.cruddur.conversations.admin.command.Converters}, so that what is malformed is a usage error.
 *   <li>Mixins: {@link io.cruddur.conversations.admin.terminal.Terminal} for what it says, {@link
 *       io.cruddur.conversations.admin.target.Target} if it acts on the stores, and {@link
 *       io.cruddur.conversations.admin.target.Consent} if it destroys something there, asked before anything is started.
 *   <li>The work is done by an {@code @ApplicationScoped} bean in the same package, which has the stores injected as anywhere
 *       else and may block: {@code target.table(Bean.class, bean -> …)} starts the application around it, {@code
 *       target.stores} also if it needs Postgres. What needs no store doesn't start anything, and is as quick as {@code
 *       --help}.
 *   <li>It ends with a {@link io.cruddur.conversations.admin.terminal.Failure} if it must; failures of the stores are
 *       explained by {@link io.cruddur.conversations.admin.target.Diagnosis}. {@link
 *       io.cruddur.conversations.admin.terminal.Progress} tells how far long work has come.
 *   <li>Its test calls the packaged application by {@code Shell}, and looks at standard output, standard error and the exit
 *       code.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.admin.command;
