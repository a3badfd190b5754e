package io.invokectl.client.planted;

import io.invokectl.cli.planted.CliOnDagger;
import io.invokectl.config.planted.ConfigOnGson;
import io.invokectl.files.planted.FilesOnSandbox;
import io.invokectl.http.planted.HttpOnYaml;
import io.invokectl.ledger.planted.LedgerOnReport;
import io.invokectl.report.planted.ReportOnFiles;
import io.invokectl.sandbox.planted.SandboxOnOkHttp;

/** Violation: the client uses public types in sub-packages of adapters. */
public record ClientInsideAdapters(
        CliOnDagger cli,
        ConfigOnGson config,
        FilesOnSandbox files,
        HttpOnYaml http,
        LedgerOnReport ledger,
        ReportOnFiles report,
        SandboxOnOkHttp sandbox) {}
