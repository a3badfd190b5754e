package io.invokectl.http;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/**
 * Makes a call that an interrupt cannot break off. OkHttp gives up a call when its thread is interrupted, which would
 * leave a job in doubt whose answer was already on its way; so the call has a thread of its own.
 */
final class Uninterrupted implements Callback<ResponseBody> {
    private final CompletableFuture<Optional<Throwable>> end = new CompletableFuture<>();

    private Uninterrupted() {}

    static void execute(Call<ResponseBody> call) throws IOException {
        var waiting = new Uninterrupted();
        call.enqueue(waiting);
        Optional<Throwable> failure = waiting.await();
        if (failure.isPresent()) {
            throw failure.get() instanceof IOException network ? network : new IOException(failure.get());
        }
    }

    private Optional<Throwable> await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return end.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void onResponse(Call<ResponseBody> call, Response<ResponseBody> response) {
        end.complete(Optional.empty());
    }

    @Override
    public void onFailure(Call<ResponseBody> call, Throwable failure) {
        end.complete(Optional.of(failure));
    }
}
