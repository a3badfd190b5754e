package io.invokectl.bootstrap;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import javax.inject.Qualifier;

/** Marks the environment's variables. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@interface Environment {}
