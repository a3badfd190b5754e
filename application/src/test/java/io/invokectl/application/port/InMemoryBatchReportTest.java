package io.invokectl.application.port;

import static org.assertj.core.api.Assertions.assertThat;

final class InMemoryBatchReportTest extends BatchReportContract {
    private final InMemoryBatchReport report = new InMemoryBatchReport();

    @Override
    protected BatchReport report() {
        return report;
    }

    @Override
    protected String read(String path) {
        assertThat(path).isEqualTo(InMemoryBatchReport.PATH);
        return report.text();
    }
}
