package io.invokectl.bootstrap;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okhttp3.internal.platform.PlatformRegistry;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The program replaces an internal class of OkHttp, which may change with every version. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PlatformRegistryTest {
    private static final String COMPARED_WITH = "5.5.1";

    @Test
    void the_replaced_class_was_compared_with_that_of_this_version() {
        assertThat(OkHttp.VERSION)
                .as("compare %s with OkHttp's own, then update this version", PlatformRegistry.class.getName())
                .isEqualTo(COMPARED_WITH);
    }

    @Test
    void it_has_the_methods_of_the_original() throws Exception {
        URL okhttp = OkHttpClient.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader fallback = PlatformRegistryTest.class.getClassLoader();
        try (var loader = new URLClassLoader(new URL[] {okhttp}, fallback) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(PlatformRegistry.class.getName()) ? findClass(name) : super.loadClass(name, resolve);
            }
        }) {
            Class<?> original = loader.loadClass(PlatformRegistry.class.getName());

            assertThat(original).isNotEqualTo(PlatformRegistry.class);
            assertThat(methods(PlatformRegistry.class)).isNotEmpty().isEqualTo(methods(original));
        }
    }

    private static Set<String> methods(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(PlatformRegistryTest::signature)
                .collect(toSet());
    }

    private static String signature(Method method) {
        return method.getReturnType().getName() + " " + method.getName() + method.getParameterCount();
    }
}
