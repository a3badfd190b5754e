package io.invokectl.application.port;

final class InMemoryBatchFolderTest extends BatchFolderContract {
    private final InMemoryBatchFolder folder = new InMemoryBatchFolder("one");

    InMemoryBatchFolderTest() {
        folder.close();
    }

    @Override
    protected BatchFolder forRun() {
        return folder.forRun();
    }

    @Override
    protected BatchFolder forReading() {
        return folder.forReading();
    }

    @Override
    protected BatchFolder anotherForRun() {
        return new InMemoryBatchFolder("other");
    }

    @Override
    protected String path(String name) {
        return "memory/" + name;
    }
}
