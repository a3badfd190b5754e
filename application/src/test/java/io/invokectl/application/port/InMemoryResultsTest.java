package io.invokectl.application.port;

import java.util.Map;

final class InMemoryResultsTest extends ResultsContract {
    private final InMemoryResults results = new InMemoryResults();

    @Override
    protected Results results() {
        return results;
    }

    @Override
    protected Map<String, byte[]> visible() {
        return results.files();
    }

    @Override
    protected void put(String name, byte[] content) {
        results.with(name, content);
    }
}
