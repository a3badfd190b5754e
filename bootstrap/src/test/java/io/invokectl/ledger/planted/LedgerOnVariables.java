package io.invokectl.ledger.planted;

/** Violation: an adapter other than adapter-config names an environment variable. */
public interface LedgerOnVariables {
    String TOKEN = "DIGITALOCEAN_ACCESS_TOKEN";
}
