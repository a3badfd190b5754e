package io.invokectl.cli.args;

import java.util.List;

/** The flags of every command. Those that doctl has too share its names, short names, meanings and defaults. */
public final class GlobalFlags {
    /** All of them, in the order of the help. */
    public static final List<Flag> ALL = List.of(
            Flag.text("access-token", "<token>", "API access token").shortName('t'),
            Flag.text("api-url", "<url>", "Base URL of the API; sandbox: needs no network and no token")
                    .shortName('u'),
            Flag.text("config", "<file>", "Config file (default: doctl's config.yaml)")
                    .shortName('c')
                    .completing(CompletionCandidates.FILES),
            Flag.text("context", "<name>", "Authentication context to use").completing(CompletionCandidates.CONTEXTS),
            Flag.text("output", "<format>", "Output format: text or json (default: text)")
                    .shortName('o')
                    .completing(CompletionCandidates.of("text", "json")),
            Flag.text("ledger", "<file>", "Ledger to use, or \"none\" to work without one")
                    .completing(CompletionCandidates.FILES),
            Flag.text("ca-file", "<file>", "Trust only the CA certificates in this PEM file")
                    .completing(CompletionCandidates.FILES),
            Flag.text("http-retry-max", "<n>", "Maximum number of retries (default: 5)"),
            Flag.text("http-retry-wait-min", "<seconds>", "Minimum seconds to wait between retries (default: 1)"),
            Flag.text("http-retry-wait-max", "<seconds>", "Maximum seconds to wait between retries (default: 30)"),
            Flag.bool("interactive", "Prompt for missing values (default: on a terminal)"),
            Flag.bool("allow-plain-http", "Allow http:// to other machines, which exposes the token to the network"),
            Flag.bool("trace", "Log requests (as curl commands) and responses to stderr, without the token"),
            Flag.bool("verbose", "Show each wait and the reason for it").shortName('v'),
            Flag.bool("quiet", "Show only errors, and notices that a job may be billed twice")
                    .shortName('q'),
            Flag.bool("help", "Show help for the command").shortName('h'));

    /** The names of the flags that a later command needs to find the same jobs. */
    public static final List<String> CONNECTION =
            List.of("api-url", "config", "context", "ledger", "ca-file", "allow-plain-http");

    private GlobalFlags() {}
}
