package org.opencontextgraph.schema.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a key of the configuration means, for the generated reference, and its default. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** What it does, in one sentence. */
    String value();

    /** As one would write it in a file. */
    String byDefault() default "";

    /** Its value is shown nowhere. */
    boolean secret() default false;
}
