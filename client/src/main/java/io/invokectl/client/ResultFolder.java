package io.invokectl.client;

import io.invokectl.application.port.BatchFolder;
import io.invokectl.application.port.BatchReport;
import io.invokectl.application.port.ProgressListener;
import io.invokectl.application.port.Results;
import io.invokectl.files.BatchDirectory;
import io.invokectl.files.ResultDirectory;
import io.invokectl.report.HtmlReport;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** A directory for results. */
final class ResultFolder implements ResultStore {
    private final String path;

    /** @param location the path as the user typed it, with which the paths of saved files begin, or a URI */
    ResultFolder(String location) {
        this.path = Location.pathOf(location);
    }

    @Override
    public Results results() {
        return new ResultDirectory(path);
    }

    @Override
    public BatchFolder batchForRun(RandomGenerator random, ProgressListener listener) {
        return BatchDirectory.forRun(path, random, listener);
    }

    @Override
    public BatchFolder batchForPlan(RandomGenerator random, ProgressListener listener) {
        return BatchDirectory.forPlan(path, random, listener);
    }

    @Override
    public BatchFolder batchForReading(ProgressListener listener) {
        return BatchDirectory.forReading(path, listener);
    }

    @Override
    public BatchReport report() {
        return new HtmlReport(new ResultDirectory(path), Path.of(path));
    }
}
