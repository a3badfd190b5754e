package io.invokectl.application.port;

final class ManualRateLimiterTest extends RateLimiterContract {
    private final ManualRateLimiter rateLimiter = new ManualRateLimiter(clock);

    @Override
    protected RateLimiter rateLimiter() {
        return rateLimiter;
    }
}
