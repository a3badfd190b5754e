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
 * Gives the class files in a jar that are of the form of Java 5 that of Java 8: the JVM keeps no older ones in an archive
 * of linked classes, and picocli's and javax.inject's are. What they do stays as it is.
 */
final class RenewClasses {
    private static final int MAJOR_VERSION = 7;
    private static final int JAVA_6 = 50;

    public static void main(String[] words) throws IOException {
        Path jar = Path.of(words[0]);
        Path renewed = jar.resolveSibling(jar.getFileName() + ".part");
        try (var from = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(renewed);
                var to = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                to.putNextEntry(copy);
                try (InputStream content = from.getInputStream(entry)) {
                    to.write(renewed(entry.getName(), content.readAllBytes()));
                }
            }
        }
        Files.move(renewed, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] renewed(String name, byte[] content) {
        if (!name.endsWith(".class") || content[MAJOR_VERSION] >= JAVA_6) {
            return content;
        }
        var writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        var form = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(int old, int access, String type, String signature, String parent, String[] interfaces) {
                super.visit(Opcodes.V1_8, access, type, signature, parent, interfaces);
            }
        };
        new ClassReader(content).accept(form, 0);
        return writer.toByteArray();
    }
}
