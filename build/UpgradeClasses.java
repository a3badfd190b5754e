import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Upgrades class files in a jar from the Java 5 format, which picocli and javax.inject use, to that of Java 8. The JVM does
 * not archive linked classes in older formats. The behavior of the classes is unchanged.
 */
final class UpgradeClasses {
    private static final int MAJOR_VERSION_OFFSET = 7;
    private static final int JAVA_6 = 50;

    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        Path upgraded = jar.resolveSibling(jar.getFileName() + ".part");
        try (var source = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(upgraded);
                var target = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(source.entries())) {
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                target.putNextEntry(copy);
                try (InputStream content = source.getInputStream(entry)) {
                    target.write(upgraded(entry.getName(), content.readAllBytes()));
                }
            }
        }
        Files.move(upgraded, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] upgraded(String name, byte[] content) {
        if (!name.endsWith(".class") || content[MAJOR_VERSION_OFFSET] >= JAVA_6) {
            return content;
        }
        var writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        var upgrade = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(
                    int version, int access, String name, String signature, String superName, String[] interfaces) {
                super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
            }
        };
        new ClassReader(content).accept(upgrade, 0);
        return writer.toByteArray();
    }
}
