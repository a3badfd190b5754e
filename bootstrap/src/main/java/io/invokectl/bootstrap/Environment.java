package io.invokectl.bootstrap;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import javax.inject.Qualifier;

/** Qualifies the map of environment variables. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface Environment {}
