package io.invokectl.report;

import io.invokectl.application.InvocationFixture;
import io.invokectl.application.port.BatchReport.Instructions;
import io.invokectl.application.port.BatchReport.ReportRow;
import io.invokectl.application.port.BatchReport.Step;
import io.invokectl.application.port.ManualClock;
import io.invokectl.domain.attempt.Attempt;
import io.invokectl.domain.attempt.Attempt.AcceptedResponse;
import io.invokectl.domain.attempt.Attempt.PossiblyAccepted;
import io.invokectl.domain.attempt.Phase;
import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.batch.RowResult;
import io.invokectl.domain.context.ApiAddress;
import io.invokectl.domain.invocation.Invocation;
import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.invocation.RequestId;
import io.invokectl.domain.job.Job;
import io.invokectl.domain.job.Origin;
import io.invokectl.domain.job.SavedFile;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.submission.Tag;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Rows of a batch, and their files. */
final class ReportFixture {
    static final Instructions INSTRUCTIONS = new Instructions(
            Optional.of("Run it again."), job -> List.of(new Step("It was charged", "resolve '" + job.id() + "'")));

    static final Instant STARTED = ManualClock.START;
    static final String MODEL = "fal-ai/flux/schnell";

    private static final Origin ORIGIN = new Origin(new ApiAddress("https://api.test"), Optional.empty());

    /** An image of one pixel in a format that Java does not read. */
    static final byte[] WEBP = Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    /** Eight samples at 8 kHz. */
    private static final byte[] WAV =
            Base64.getDecoder().decode("UklGRiwAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQgAAACAgICAgICAgA==");

    private static final List<String> STYLES = List.of("oil", "ink", "photo", "pencil");

    private ReportFixture() {}

    static Submission prompt(String prompt, Tag... tags) {
        return submission(MODEL, JsonObject.EMPTY.with("prompt", prompt), tags);
    }

    static Submission submission(String model, JsonObject input, Tag... tags) {
        return new Submission(new ModelId(model), input, List.of(tags), JsonObject.EMPTY);
    }

    static SavedFile picture(String path) {
        return picture(path, "image/png");
    }

    static SavedFile picture(String path, String contentType) {
        return new SavedFile(path, InvocationFixture.PICTURE, 1_234_567, "0".repeat(64), contentType);
    }

    static SavedFile sound(String path) {
        return new SavedFile(path, "https://v3b.fal.media/files/b/rain.wav", 440_044, "0".repeat(64), "audio/wav");
    }

    /** A completed row with these files. */
    static ReportRow done(String id, Submission submission, Duration took, SavedFile... files) {
        JsonObject output = JsonObject.EMPTY.with("seed", new JsonNumber("123456789012345678"));
        Job job = taken(id, submission, InvocationFixture.job(requestId(id), "COMPLETED", output));
        return row(job, "COMPLETED", Optional.empty(), Optional.of(STARTED.plus(took)), files);
    }

    static ReportRow failed(String id, Submission submission, String reason) {
        Job job = taken(id, submission, InvocationFixture.failed(requestId(id), reason));
        return row(job, "FAILED", Optional.of(reason), Optional.of(STARTED.plusSeconds(2)));
    }

    static ReportRow running(String id, Submission submission) {
        Job job = taken(id, submission, InvocationFixture.inProgress(requestId(id)));
        return row(job, "IN_PROGRESS", Optional.empty(), Optional.empty());
    }

    /** A row whose submission got no response. */
    static ReportRow inDoubt(String id, Submission submission) {
        Attempt made = new PossiblyAccepted("no answer within 60 s", InvocationFixture.evidence(Phase.WAITING));
        Job job = planned(id, submission).withOutcome(made);
        return row(job, "IN_DOUBT", job.problem(), Optional.empty());
    }

    /** A row whose submission got no response and was written off. */
    static ReportRow writtenOff(String id, Submission submission) {
        Job job = inDoubt(id, submission).job().orElseThrow().writtenOff();
        return row(job, "WRITTEN_OFF", job.problem(), Optional.empty());
    }

    /** The row without its job. */
    static ReportRow forgotten(ReportRow row) {
        return new ReportRow(row.result(), Optional.empty());
    }

    private static Job planned(String id, Submission submission) {
        return Job.planned(new JobId("job_" + id), Optional.empty(), submission, ORIGIN, STARTED);
    }

    private static Job taken(String id, Submission submission, Invocation last) {
        var accepted = new AcceptedResponse(
                InvocationFixture.queued(last.requestId()), InvocationFixture.evidence(Phase.ANSWERED));
        return planned(id, submission).withOutcome(accepted).seen(last);
    }

    private static RequestId requestId(String id) {
        return new RequestId("req_" + id);
    }

    private static ReportRow row(
            Job job, String status, Optional<String> error, Optional<Instant> ended, SavedFile... files) {
        var result = new RowResult(
                new RowId(job.id().value().substring("job_".length())),
                job.requestId(),
                job.submission().model(),
                status,
                List.of(files),
                error,
                1,
                Optional.of(STARTED),
                ended);
        return new ReportRow(result, Optional.of(job));
    }

    /** This many rows of every kind, with their files in the directory. */
    static Stream<ReportRow> batch(Path folder, int rows) {
        for (String style : STYLES) {
            draw(folder.resolve(style + ".png"), 320, 240, "png");
        }
        write(folder.resolve("rain.wav"), WAV);
        return IntStream.rangeClosed(1, rows).mapToObj(ReportFixture::mixed);
    }

    private static ReportRow mixed(int number) {
        String id = Integer.toString(number);
        String style = STYLES.get(number % STYLES.size());
        Submission city = prompt("City " + number + " in " + style, new Tag("style", style));
        Duration took = Duration.ofMillis(1_000 + number * 7 % 4_000);
        return switch (number % 100) {
            case 7, 57 -> failed(id, city, "the content checker refused it");
            case 9 -> inDoubt(id, city);
            case 11 -> running(id, city);
            case 13, 33, 53 -> done(id, city, took, sound("rain.wav"));
            case 15 -> done(id, city, took, picture("oil.png"), picture("ink.png"), picture("gone.png"));
            default -> done(id, city, took, picture(style + ".png"));
        };
    }

    /** Writes an image in a format of ImageIO. */
    static void draw(Path file, int width, int height, String kind) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, 255 * x / width << 16 | 255 * y / height << 8 | 128);
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, kind, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        write(file, bytes.toByteArray());
    }

    static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
