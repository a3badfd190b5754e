package io.invokectl.cli.command;

import java.util.List;

/** The flags that every command takes. Those that doctl has too are its own: names, letters, meanings, defaults. */
public final class GlobalFlags {
    /** All of them, in the order of the help. */
    public static final List<Flag> ALL = List.of(
            Flag.text("access-token", "<token>", "Use this access token").or('t'),
            Flag.text("api-url", "<address>", "Use the API at this address; sandbox: needs no network and no token")
                    .or('u'),
            Flag.text("config", "<file>", "Use this config file in place of doctl's own")
                    .or('c')
                    .offering(CompletionCandidates.FILES),
            Flag.text("context", "<name>", "Use the token of this context").offering(CompletionCandidates.CONTEXTS),
            Flag.text("output", "<format>", "Print text or json (default: text)")
                    .or('o')
                    .offering(CompletionCandidates.of("text", "json")),
            Flag.text("ledger", "<file>", "Use this ledger in place of the user's own; none for none")
                    .offering(CompletionCandidates.FILES),
            Flag.text("ca-file", "<file>", "Trust the certificate authorities in this PEM file and no others")
                    .offering(CompletionCandidates.FILES),
            Flag.text("http-retry-max", "<n>", "Send a request again at most so often (default: 5)"),
            Flag.text("http-retry-wait-min", "<seconds>", "Wait at least so long before that (default: 1)"),
            Flag.text("http-retry-wait-max", "<seconds>", "Wait at most so long before that (default: 30)"),
            Flag.toggle("interactive", "Ask for what is missing (default: on a terminal)"),
            Flag.toggle("allow-plain-http", "Allow http:// to another machine, which shows the token to the network"),
            Flag.toggle("trace", "Show requests (as curl commands) and answers, without the token"),
            Flag.toggle("verbose", "Say what is being waited for, and why").or('v'),
            Flag.toggle("quiet", "Say nothing but errors, and that a job may be billed twice")
                    .or('q'),
            Flag.toggle("help", "Show this help").or('h'));

    /** Those that lead to the same jobs again. */
    static final List<String> CONNECTION =
            List.of("api-url", "config", "context", "ledger", "ca-file", "allow-plain-http");

    private GlobalFlags() {}
}
