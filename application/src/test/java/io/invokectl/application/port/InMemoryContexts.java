package io.invokectl.application.port;

import io.invokectl.domain.context.AccessToken;
import io.invokectl.domain.context.ContextName;
import io.invokectl.domain.failure.UnknownContextException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Contexts and settings in memory. */
public final class InMemoryContexts implements Contexts, SavedSettings {
    private final TreeMap<ContextName, Optional<AccessToken>> tokens = new TreeMap<>();
    private final TreeMap<String, String> settings = new TreeMap<>();
    private ContextName current = ContextName.DEFAULT;
    private Privacy privacy = Privacy.PRIVATE;

    public InMemoryContexts() {
        tokens.put(ContextName.DEFAULT, Optional.empty());
    }

    public InMemoryContexts with(String context, String token) {
        save(new ContextName(context), new AccessToken(token));
        return this;
    }

    public InMemoryContexts using(String context) {
        current = new ContextName(context);
        return this;
    }

    public InMemoryContexts readableBy(Privacy who) {
        privacy = who;
        return this;
    }

    public InMemoryContexts setting(String name, String value) {
        settings.put(name, value);
        return this;
    }

    @Override
    public ContextName current() {
        return current;
    }

    @Override
    public List<ContextName> names() {
        return List.copyOf(tokens.keySet());
    }

    @Override
    public Optional<AccessToken> token(ContextName name) {
        requireKnown(name);
        return tokens.get(name);
    }

    @Override
    public void save(ContextName name, AccessToken token) {
        tokens.put(name, Optional.of(token));
    }

    @Override
    public void makeCurrent(ContextName name) {
        requireKnown(name);
        current = name;
    }

    @Override
    public void remove(ContextName name) {
        requireKnown(name);
        tokens.remove(name);
        tokens.putIfAbsent(ContextName.DEFAULT, Optional.empty());
        current = current.equals(name) ? ContextName.DEFAULT : current;
    }

    @Override
    public Optional<String> get(String name) {
        return Optional.ofNullable(settings.get(name)).filter(value -> !value.isEmpty());
    }

    @Override
    public String place() {
        return "memory";
    }

    @Override
    public Privacy privacy() {
        return privacy;
    }

    private void requireKnown(ContextName name) {
        if (!tokens.containsKey(name)) {
            throw new UnknownContextException(name);
        }
    }
}
