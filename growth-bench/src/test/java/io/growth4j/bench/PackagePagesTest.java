package io.growth4j.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every package has a page that says in words what the room holds. */
class PackagePagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"growth-api", "growth-features", "growth-models", "growth-bench"})
    void everyPackage_hasAWordedPage_andIsNullMarked(String module) throws IOException {
        for (Path folder : packages(Path.of("..", module, "src", "main", "java"))) {
            Path page = folder.resolve("package-info.java");
            assertThat(page).isRegularFile();
            String text = Files.readString(page);
            assertThat(text).as("%s", page).contains("@NullMarked");
            assertThat(words(text)).as("words in %s", page).isGreaterThan(8);
        }
    }

    @Test
    void packages_areFound() throws IOException {
        assertThat(packages(Path.of("..", "growth-api", "src", "main", "java"))).hasSizeGreaterThan(10);
    }

    private static List<Path> packages(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
        }
    }

    private static long words(String page) {
        int start = page.indexOf("/**");
        int end = page.indexOf("*/");
        return start < 0 ? 0 : page.substring(start, end).split("\\w+", -1).length - 1;
    }
}
